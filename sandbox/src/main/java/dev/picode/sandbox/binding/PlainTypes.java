package dev.picode.sandbox.binding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares plain values with types. Stateless.
final class PlainTypes {
  private PlainTypes() {}

  /// Refuses a value that is not of a type.
  ///
  /// @param path what the value is called, such as `refs[0].name`
  /// @param owner what it belongs to
  static void check(@Nullable Object value, TypeRef type, String path, String owner,
      List<NamedType> types) {
    switch (type) {
      case TypeRef.NullableOf(var inner) when value != null ->
        check(value, inner, path, owner, types);
      case TypeRef.NullableOf _ -> {
      }
      case TypeRef.ListOf(var item) when value instanceof List<?> items -> {
        for (int i = 0; i < items.size(); i++) {
          check(items.get(i), item, path + "[" + i + "]", owner, types);
        }
      }
      case TypeRef.MapOf(var inner) when value instanceof Map<?, ?> members ->
        members.forEach(
            (name, member) -> check(member, inner, path + "." + name, owner, types));
      case TypeRef.RecordRef(var name) when value instanceof Map<?, ?> members ->
        checkRecord(members, record(name, types), path, owner, types);
      case TypeRef.EnumRef(var name) when constants(name, types).contains(value) -> {
      }
      default -> {
        if (!(type instanceof TypeRef.Plain plain && fits(value, plain))) {
          throw wrong(value, type, path, owner, types);
        }
      }
    }
  }

  private static void checkRecord(Map<?, ?> members, NamedType.RecordType record, String path,
      String owner, List<NamedType> types) {
    for (NamedType.Field field : record.fields()) {
      check(members.get(field.name()), field.type(), path + "." + field.name(), owner, types);
    }
    for (Object member : members.keySet()) {
      if (record.fields().stream().noneMatch(field -> field.name().equals(member))) {
        throw new BadArgumentException(
            "`" + path + "` of `" + owner + "` has no `" + member + "`");
      }
    }
  }

  private static boolean fits(@Nullable Object value, TypeRef.Plain type) {
    return switch (type) {
      case STRING -> value instanceof String;
      case BOOLEAN -> value instanceof Boolean;
      case INTEGER -> value instanceof Long || value instanceof Integer;
      case NUMBER -> value instanceof Number;
      case ANY -> value != null;
      case NOTHING -> false;
    };
  }

  private static BadArgumentException wrong(@Nullable Object value, TypeRef type, String path,
      String owner, List<NamedType> types) {
    String expected = type instanceof TypeRef.EnumRef(var name)
        ? "one of " + Names.quoted(constants(name, types))
        : TypeNames.words(type);
    return new BadArgumentException(
        "`" + path + "` of `" + owner + "` is " + kind(value) + ", expected " + expected);
  }

  private static List<String> constants(String name, List<NamedType> types) {
    return types.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .map(type -> type instanceof NamedType.EnumType choice ? choice.constants() : null)
        .orElseThrow();
  }

  private static NamedType.RecordType record(String name, List<NamedType> types) {
    return types.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .map(type -> type instanceof NamedType.RecordType record ? record : null)
        .orElseThrow();
  }

  /// Whether two plain values say the same; a whole number is one whatever its class.
  static boolean same(@Nullable Object a, @Nullable Object b) {
    return (a instanceof Number x && b instanceof Number y)
        ? x.doubleValue() == y.doubleValue()
        : Objects.equals(a, b);
  }

  /// What a value is, with its article.
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String _ -> "a string";
      case Boolean _ -> "a boolean";
      case Number _ -> "a number";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "an object";
      default -> "a " + value.getClass().getSimpleName();
    };
  }
}
