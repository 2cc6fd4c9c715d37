/// `picode.json`: what an extension says of itself before any of its code runs.
///
/// Pure: text in, values or a problem out. Starts no script and reads no file.
@NullMarked
package dev.picode.plugin.manifest;

import org.jspecify.annotations.NullMarked;
