@NullMarked
package dev.picode.file;

import org.jspecify.annotations.NullMarked;
