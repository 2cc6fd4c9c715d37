@NullMarked
package dev.picode.context.parser;

import org.jspecify.annotations.NullMarked;
