/// One class a rule of the schema, with the sentence that refuses it in a comment.
///
/// `BindingRuleTest` reads the comment from the source file and compares. A class that is nested
/// here and is a binding itself goes into the same schema.
@NullMarked
package dev.picode.sandbox.binding.illegal;

import org.jspecify.annotations.NullMarked;
