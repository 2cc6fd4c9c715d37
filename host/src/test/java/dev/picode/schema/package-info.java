@NullMarked
package dev.picode.schema;

import org.jspecify.annotations.NullMarked;
