/// Tests of `dev.picode.store`.
@NullMarked
package dev.picode.store;

import org.jspecify.annotations.NullMarked;
