/// `picode tool`: the tools that extensions contribute for models.
@NullMarked
package dev.picode.cli.tool;

import org.jspecify.annotations.NullMarked;
