/// What an extension may do: capabilities asked for, grants given, and the decision between them.
///
/// Pure values. This package reads no file, knows no extension and asks no person.
@NullMarked
package dev.picode.sandbox.capability;

import org.jspecify.annotations.NullMarked;
