/// `picode doctor`: what PiCode runs on and whether it is well, a class for each kind of check.
@NullMarked
package dev.picode.cli.doctor;

import org.jspecify.annotations.NullMarked;
