/// Tests of `dev.picode.secret`.
@NullMarked
package dev.picode.secret;

import org.jspecify.annotations.NullMarked;
