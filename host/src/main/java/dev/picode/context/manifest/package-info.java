/// The paths of a source tree and the configuration files in it, read into plain values.
///
/// Nobody vouches for these files: they may be huge, deep, cyclic or no such format at all. What cannot be read
/// gives nothing and a named reason, never an error. Nothing is run and nothing is fetched. This package must not
/// know what a build tool means by its files.
@NullMarked
package dev.picode.context.manifest;

import org.jspecify.annotations.NullMarked;
