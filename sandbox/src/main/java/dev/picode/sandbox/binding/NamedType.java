package dev.picode.sandbox.binding;

import java.util.List;

/// A type that scripts know by name. Immutable.
public sealed interface NamedType {
  /// The name, as in Java: `FileEntry`.
  String name();

  /// A record: a map with known members. Immutable.
  ///
  /// @param name the name
  /// @param fields the members in declared order
  record RecordType(String name, List<Field> fields) implements NamedType {
    /// Copies the fields.
    public RecordType {
      fields = List.copyOf(fields);
    }
  }

  /// An enum: one of some strings. Immutable.
  ///
  /// @param name the name
  /// @param constants the strings as scripts write them (`read-only`), in declared order
  record EnumType(String name, List<String> constants) implements NamedType {
    /// Copies the constants.
    public EnumType {
      constants = List.copyOf(constants);
    }
  }

  /// A member of a record. Immutable.
  ///
  /// @param name the name as JavaScript writes it
  /// @param type its type
  /// @param doc what it means, in Markdown
  record Field(String name, TypeRef type, String doc) {
    /// Its type as TypeScript writes it.
    public String typeScript() {
      return TypeNames.typeScript(type);
    }

    /// Its type as Python writes it.
    public String python() {
      return TypeNames.python(type);
    }
  }
}
