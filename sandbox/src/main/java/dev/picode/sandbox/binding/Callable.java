package dev.picode.sandbox.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a public method of a [Binding] as a function scripts can call.
///
/// The Java name is camelCase and is the JavaScript name; Python sees it in snake_case. A method may
/// take and return strings, booleans, `int`, `long`, `double`, enums, records of such, lists and
/// string-keyed maps of such, and `Object` for any JSON value; a `@Nullable` type may be null.
/// What comes piece by piece is given back as a [Streamed] of such.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Callable {
  /// What the function does and gives back, in Markdown.
  String doc();

  /// The capability it needs; `"none"` where it needs none. It has no default on purpose: a
  /// function whose author did not think about it does not compile.
  String capability();

  /// The API level that brought it.
  int since();

  /// An example call in JavaScript, or nothing.
  String example() default "";
}
