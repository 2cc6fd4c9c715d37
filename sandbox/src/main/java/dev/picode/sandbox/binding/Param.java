package dev.picode.sandbox.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes a parameter of a [Callable] method, or a component of a record that crosses to
/// scripts.
///
/// Parameters come in two forms. A *positional* one is required. An *option* has a default and is
/// passed by name: in the trailing object in JavaScript, as a keyword argument in Python.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Param {
  /// The name as JavaScript writes it; empty where the Java name is to be used.
  String name() default "";

  /// What it means, with its unit, in Markdown.
  String doc();

  /// The default as JSON text (`"\"**\""`, `"100"`, `"null"`); makes the parameter an option.
  String option() default "";
}
