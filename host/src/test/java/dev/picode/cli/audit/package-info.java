@NullMarked
package dev.picode.cli.audit;

import org.jspecify.annotations.NullMarked;
