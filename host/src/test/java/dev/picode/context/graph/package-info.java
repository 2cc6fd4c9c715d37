@NullMarked
package dev.picode.context.graph;

import org.jspecify.annotations.NullMarked;
