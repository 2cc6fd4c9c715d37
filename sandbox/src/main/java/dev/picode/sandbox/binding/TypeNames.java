package dev.picode.sandbox.binding;

import dev.picode.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How each script language writes the types and values of a schema. Immutable.
final class TypeNames {
  private TypeNames() {}

  static String typeScript(TypeRef type) {
    return switch (type) {
      case TypeRef.Plain.STRING -> "string";
      case TypeRef.Plain.BOOLEAN -> "boolean";
      case TypeRef.Plain.INTEGER, TypeRef.Plain.NUMBER -> "number";
      case TypeRef.Plain.ANY -> "any";
      case TypeRef.Plain.NOTHING -> "void";
      case TypeRef.ListOf(TypeRef.NullableOf item) -> "(" + typeScript(item) + ")[]";
      case TypeRef.ListOf(var item) -> typeScript(item) + "[]";
      case TypeRef.MapOf(var value) -> "Record<string, " + typeScript(value) + ">";
      case TypeRef.NullableOf(var other) when other == TypeRef.Plain.ANY -> "any";
      case TypeRef.NullableOf(var other) -> typeScript(other) + " | null";
      case TypeRef.RecordRef(var name) -> name;
      case TypeRef.EnumRef(var name) -> name;
      case TypeRef.DeclaredRef(var name) -> name;
      case TypeRef.StreamOf(var item, var result) ->
        "Stream<" + typeScript(item) + ", " + typeScript(result) + ">";
    };
  }

  static String python(TypeRef type) {
    return switch (type) {
      case TypeRef.Plain.STRING -> "str";
      case TypeRef.Plain.BOOLEAN -> "bool";
      case TypeRef.Plain.INTEGER -> "int";
      case TypeRef.Plain.NUMBER -> "float";
      case TypeRef.Plain.ANY -> "Any";
      case TypeRef.Plain.NOTHING -> "None";
      case TypeRef.ListOf(var item) -> "list[" + python(item) + "]";
      case TypeRef.MapOf(var value) -> "dict[str, " + python(value) + "]";
      case TypeRef.NullableOf(var other) when other == TypeRef.Plain.ANY -> "Any";
      case TypeRef.NullableOf(var other) -> python(other) + " | None";
      case TypeRef.RecordRef(var name) -> name;
      case TypeRef.EnumRef(var name) -> name;
      case TypeRef.DeclaredRef(var name) -> name;
      case TypeRef.StreamOf(var item, var result) ->
        "Stream[" + python(item) + ", " + python(result) + "]";
    };
  }

  /// The type as a parameter: what a call takes may be narrower than what it names.
  static String pythonArgument(TypeRef type) {
    return switch (type) {
      case TypeRef.ListOf(var item) -> "Sequence[" + pythonArgument(item) + "]";
      case TypeRef.MapOf(var value) -> "Mapping[str, " + pythonArgument(value) + "]";
      case TypeRef.NullableOf(var other) when other != TypeRef.Plain.ANY ->
        pythonArgument(other) + " | None";
      default -> python(type);
    };
  }

  /// The type in words, for documentation and messages: "list of string".
  static String words(TypeRef type) {
    return words(type, UnaryOperator.identity());
  }

  /// As [#words(TypeRef)], with the names of records and enums written in some other way.
  static String words(TypeRef type, UnaryOperator<String> named) {
    return switch (type) {
      case TypeRef.Plain.STRING -> "string";
      case TypeRef.Plain.BOOLEAN -> "boolean";
      case TypeRef.Plain.INTEGER -> "integer";
      case TypeRef.Plain.NUMBER -> "number";
      case TypeRef.Plain.ANY -> "any value";
      case TypeRef.Plain.NOTHING -> "nothing";
      case TypeRef.ListOf(TypeRef.NullableOf item) -> "list of (" + words(item, named) + ")";
      case TypeRef.ListOf(var item) -> "list of " + words(item, named);
      case TypeRef.MapOf(TypeRef.NullableOf value) -> "map of (" + words(value, named) + ")";
      case TypeRef.MapOf(var value) -> "map of " + words(value, named);
      case TypeRef.NullableOf(var other) -> words(other, named) + " or null";
      case TypeRef.RecordRef(var name) -> named.apply(name);
      case TypeRef.EnumRef(var name) -> named.apply(name);
      case TypeRef.DeclaredRef(var name) -> "`" + name + "`";
      case TypeRef.StreamOf(var item, var result) ->
        "stream of " + words(item, named) + ", which comes to " + words(result, named);
    };
  }

  /// A plain value as Python writes it.
  static String pythonLiteral(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean truth -> truth ? "True" : "False";
      case List<?> items -> items.stream()
          .map(TypeNames::pythonLiteral)
          .collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> members -> members.entrySet()
          .stream()
          .map(
              member -> Json.write(member.getKey()) + ": " + pythonLiteral(member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
      default -> Json.write(value);
    };
  }
}
