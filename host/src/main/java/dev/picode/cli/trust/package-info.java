/// `picode trust`: what a project brings, told to the person who is to judge it.
@NullMarked
package dev.picode.cli.trust;

import org.jspecify.annotations.NullMarked;
