/// Tests of `dev.picode.http`.
@NullMarked
package dev.picode.http;

import org.jspecify.annotations.NullMarked;
