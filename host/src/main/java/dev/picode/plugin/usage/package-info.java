/// What extensions used: counted while they run, kept in a small file of the person's.
///
/// It knows ids and numbers, and nothing of scripts.
@NullMarked
package dev.picode.plugin.usage;

import org.jspecify.annotations.NullMarked;
