/// How host services become script functions: annotations on host classes, and the schema that is
/// read off them.
///
/// This package has never heard of its host, of a script language or of an engine. It turns an
/// annotated class into a [dev.picode.sandbox.binding.BindingSchema], refuses shapes that could not
/// be offered to every language, and calls a method with plain values.
@NullMarked
package dev.picode.sandbox.binding;

import org.jspecify.annotations.NullMarked;
