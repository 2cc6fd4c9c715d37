/// The persistent index of a workspace: its files, what they define, refer to and import, and their words.
///
/// A store under the cache folder holds what was found, keyed by workspace; it is brought up to date by what changed and
/// is made anew where it cannot be read. Answers are values of one moment that depend on the tree alone. This package is
/// the only one that knows the database; it must not know how symbols are found, how parts are ranked or how answers are
/// shown.
@NullMarked
package dev.picode.context.index;

import org.jspecify.annotations.NullMarked;
