@NullMarked
package dev.picode.cli.command;

import org.jspecify.annotations.NullMarked;
