/// What extensions keep from one run to the next: keys and JSON values, a store an extension.
///
/// Each store is one append-only file of checksummed lines, because that is the smallest thing that
/// keeps its promises: a write is one `write` of one line, so a process that is killed leaves the old
/// value or the new one; a second process reads on where it stopped, under a file lock for writing; and
/// the few megabytes it may hold are read in milliseconds. SQLite takes 200 ms to open, and MVStore
/// refuses a second process.
///
/// This package knows the disk and nothing of scripts or capabilities.
@NullMarked
package dev.picode.store;

import org.jspecify.annotations.NullMarked;
