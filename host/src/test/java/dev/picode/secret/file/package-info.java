@NullMarked
package dev.picode.secret.file;

import org.jspecify.annotations.NullMarked;
