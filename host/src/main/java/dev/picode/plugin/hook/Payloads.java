package dev.picode.plugin.hook;

import dev.picode.sandbox.binding.EventSchema;
import dev.picode.sandbox.binding.EventSchema.Field;
import dev.picode.sandbox.binding.NamedType;
import dev.picode.sandbox.binding.TypeRef;
import java.util.List;

/// The words that [HookEvents] is written in. Stateless.
final class Payloads {
  static final TypeRef TEXT = TypeRef.Plain.STRING;
  static final TypeRef FLAG = TypeRef.Plain.BOOLEAN;
  static final TypeRef NUMBER = TypeRef.Plain.INTEGER;
  static final TypeRef ANY = new TypeRef.NullableOf(TypeRef.Plain.ANY);
  static final TypeRef TEXTS = new TypeRef.ListOf(TEXT);
  static final TypeRef VALUES = new TypeRef.MapOf(ANY);

  private Payloads() {}

  /// What can be stopped, and is not done where a hook fails.
  static EventSchema guard(String name, String doc, Field... fields) {
    return new EventSchema(name, doc, true, true, List.of(fields));
  }

  /// What can be stopped.
  static EventSchema before(String name, String doc, Field... fields) {
    return new EventSchema(name, doc, true, false, List.of(fields));
  }

  /// What is over, or cannot be stopped.
  static EventSchema after(String name, String doc, Field... fields) {
    return new EventSchema(name, doc, false, false, List.of(fields));
  }

  static Field field(String name, TypeRef type, String doc) {
    return new Field(name, type, false, doc);
  }

  static Field rewritable(String name, TypeRef type, String doc) {
    return new Field(name, type, true, doc);
  }

  static TypeRef orNull(TypeRef type) {
    return new TypeRef.NullableOf(type);
  }

  static NamedType.Field member(String name, TypeRef type, String doc) {
    return new NamedType.Field(name, type, doc);
  }
}
