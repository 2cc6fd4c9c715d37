@NullMarked
package dev.picode.sandbox.capability;

import org.jspecify.annotations.NullMarked;
