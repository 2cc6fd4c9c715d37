@NullMarked
package dev.picode.task;

import org.jspecify.annotations.NullMarked;
