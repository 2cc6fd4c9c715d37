@NullMarked
package dev.picode.cli.agent;

import org.jspecify.annotations.NullMarked;
