@NullMarked
package dev.picode.audit;

import org.jspecify.annotations.NullMarked;
