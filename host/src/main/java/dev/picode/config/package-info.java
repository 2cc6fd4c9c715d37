/// What the person and the project have set: the folders PiCode keeps its files in, and the typed
/// settings with their layers.
///
/// The only package that imports tomlj. It knows problems only; it must not know who uses a setting,
/// nor the terminal its errors are shown on.
@NullMarked
package dev.picode.config;

import org.jspecify.annotations.NullMarked;
