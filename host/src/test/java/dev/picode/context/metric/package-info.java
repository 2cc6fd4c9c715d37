@NullMarked
package dev.picode.context.metric;

import org.jspecify.annotations.NullMarked;
