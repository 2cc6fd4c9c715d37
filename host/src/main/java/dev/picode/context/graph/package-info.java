/// Which file of a tree needs which: imports resolved to files, and names used in one file and defined in another.
///
/// Answers are values that depend on the files, their imports and a few configuration files alone; how the imports
/// were found is not known here, and neither a store nor a parser. Each language has one [ImportResolver], which says
/// how its imports are taken and what it does not resolve.
@NullMarked
package dev.picode.context.graph;

import org.jspecify.annotations.NullMarked;
