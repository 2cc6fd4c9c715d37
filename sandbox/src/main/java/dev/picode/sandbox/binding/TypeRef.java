package dev.picode.sandbox.binding;

/// A type as the schema names it, the same for every script language. Immutable.
///
/// Records and enums are named here and described once, in [BindingSchema#types()].
public sealed interface TypeRef {

  /// A type that has no parts. Immutable.
  enum Plain implements TypeRef {
    /// Text.
    STRING,
    /// True or false.
    BOOLEAN,
    /// A whole number.
    INTEGER,
    /// Any finite number.
    NUMBER,
    /// Any JSON value but null.
    ANY,
    /// No value; only as the result of a method.
    NOTHING
  }

  /// A list. Immutable.
  ///
  /// @param item the type of each item
  record ListOf(TypeRef item) implements TypeRef {
    /// Checks that the items can be values.
    public ListOf {
      requireValue(item);
    }
  }

  /// A map whose keys are strings. Immutable.
  ///
  /// @param value the type of each value
  record MapOf(TypeRef value) implements TypeRef {
    /// Checks that the values can be values.
    public MapOf {
      requireValue(value);
    }
  }

  /// A record of the schema, by name. Immutable.
  ///
  /// @param name the name of a [NamedType.RecordType]
  record RecordRef(String name) implements TypeRef {}

  /// An enum of the schema, by name. Immutable.
  ///
  /// @param name the name of a [NamedType.EnumType]
  record EnumRef(String name) implements TypeRef {}

  /// A type that is declared by hand, by name; see [Declared]. Immutable.
  ///
  /// @param name its name in every language
  record DeclaredRef(String name) implements TypeRef {}

  /// Items that come one after the other; only as the result of a method. Immutable.
  ///
  /// @param item the type of each item
  /// @param result the type of what they come to
  record StreamOf(TypeRef item, TypeRef result) implements TypeRef {
    /// Checks that both can be values.
    public StreamOf {
      requireValue(item);
      requireValue(result);
    }
  }

  /// A type or null. Immutable.
  ///
  /// @param type what it is when it is not null
  record NullableOf(TypeRef type) implements TypeRef {
    /// Checks that null is said only once.
    public NullableOf {
      requireValue(type);
      if (type instanceof NullableOf) {
        throw new IllegalArgumentException("a nullable type is nullable already");
      }
    }
  }

  private static void requireValue(TypeRef type) {
    if (type == Plain.NOTHING) {
      throw new IllegalArgumentException("`nothing` is no type of a value");
    }
    if (type instanceof StreamOf) {
      throw new IllegalArgumentException("a stream is no type of a value");
    }
  }
}
