@NullMarked
package dev.picode.context.project;

import org.jspecify.annotations.NullMarked;
