package dev.picode.sandbox.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a final host class as one namespace of the script API: `ctx.NAME`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Binding {
  /// The namespace as scripts write it: lower-case letters only.
  String name();

  /// What the namespace is for, in a sentence of Markdown.
  String doc();

  /// The one kind of handler whose `ctx` has it, such as `command`; of every kind where it is empty.
  String only() default "";
}
