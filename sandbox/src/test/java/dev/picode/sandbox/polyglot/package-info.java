@NullMarked
package dev.picode.sandbox.polyglot;

import org.jspecify.annotations.NullMarked;
