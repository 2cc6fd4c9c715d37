package dev.picode.sandbox.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the type that stands for a Java type in declarations for scripts: one that is declared by hand before the
/// generated ones, where records cannot say what a value looks like.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Declared {
  /// The name, in every language.
  String value();
}
