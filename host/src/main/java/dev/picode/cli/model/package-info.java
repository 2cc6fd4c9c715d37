/// `picode provider` and `picode model`, and the models that other commands ask.
@NullMarked
package dev.picode.cli.model;

import org.jspecify.annotations.NullMarked;
