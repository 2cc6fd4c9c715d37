@NullMarked
package dev.picode.context.manifest;

import org.jspecify.annotations.NullMarked;
