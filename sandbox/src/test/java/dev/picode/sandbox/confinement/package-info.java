@NullMarked
package dev.picode.sandbox.confinement;

import org.jspecify.annotations.NullMarked;
