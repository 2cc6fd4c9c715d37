/// Whether a person has accepted what a project's own `.picode/` holds, byte for byte.
///
/// A closure is all of its files, read once: the bytes that were hashed are the bytes that are used
/// afterwards. What is not trusted is not read beyond its names. This package knows files and hashes
/// only; it must not know what the files mean.
@NullMarked
package dev.picode.trust;

import org.jspecify.annotations.NullMarked;
