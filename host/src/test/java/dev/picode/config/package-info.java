@NullMarked
package dev.picode.config;

import org.jspecify.annotations.NullMarked;
