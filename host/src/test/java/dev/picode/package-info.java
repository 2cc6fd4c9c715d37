/// What the tests of several packages share.
@NullMarked
package dev.picode;

import org.jspecify.annotations.NullMarked;
