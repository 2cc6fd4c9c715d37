/// `picode ext`: finding, installing, locking, making and testing extensions.
@NullMarked
package dev.picode.cli.extension;

import org.jspecify.annotations.NullMarked;
