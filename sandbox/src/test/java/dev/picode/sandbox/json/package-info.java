@NullMarked
package dev.picode.sandbox.json;

import org.jspecify.annotations.NullMarked;
