/// `picode theme`, and how output looks as the settings say.
@NullMarked
package dev.picode.cli.theme;

import org.jspecify.annotations.NullMarked;
