/// What was installed, file by file, and what a person accepted with it: `picode.lock`; and what they switched
/// off.
///
/// Knows hashes and grants. Knows neither what an extension is nor where it came from, and touches no
/// other file.
@NullMarked
package dev.picode.plugin.lock;

import org.jspecify.annotations.NullMarked;
