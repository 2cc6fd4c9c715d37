package dev.picode.sandbox.binding;

import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The form of a schema in JSON. Safe for many threads.
///
/// Namespaces, methods and types are members by name, so that a change shows as a small difference;
/// what has an order (parameters, fields, constants) is a list.
final class SchemaJson {
  private SchemaJson() {}

  static Map<String, @Nullable Object> write(BindingSchema schema) {
    Map<String, @Nullable Object> namespaces = new TreeMap<>();
    for (BindingSchema.Namespace namespace : schema.namespaces()) {
      Map<String, @Nullable Object> methods = new TreeMap<>();
      namespace.methods().forEach(method -> methods.put(method.name(), method(method)));
      Map<String, @Nullable Object> written = object("doc", namespace.doc(), "methods", methods);
      if (!namespace.only().isEmpty()) {
        written.put("only", namespace.only());
      }
      namespaces.put(namespace.name(), written);
    }
    Map<String, @Nullable Object> types = new TreeMap<>();
    schema.types().forEach(type -> types.put(type.name(), named(type)));
    return object("apiLevel", (long) schema.apiLevel(), "namespaces", namespaces, "types", types);
  }

  private static Object method(BindingSchema.Method method) {
    List<Object> parameters = new ArrayList<>();
    for (BindingSchema.Parameter parameter : method.parameters()) {
      Map<String, @Nullable Object> written = object(
          "name",
          parameter.name(),
          "doc",
          parameter.doc(),
          "type",
          type(parameter.type()));
      if (parameter.option()) {
        written.put("default", parameter.fallback());
      }
      parameters.add(written);
    }
    return object(
        "capability",
        method.capability(),
        "doc",
        method.doc(),
        "example",
        method.example(),
        "parameters",
        parameters,
        "result",
        type(method.result()),
        "since",
        (long) method.since());
  }

  private static Object named(NamedType type) {
    return switch (type) {
      case NamedType.EnumType(_, var constants) -> object("constants", constants);
      case NamedType.RecordType(_, var fields) -> object(
          "fields",
          fields.stream()
              .map(
                  field -> object(
                      "name", field.name(), "doc", field.doc(), "type", type(field.type())))
              .toList());
    };
  }

  private static Object type(TypeRef type) {
    return switch (type) {
      case TypeRef.Plain plain -> plain.name().toLowerCase(Locale.ROOT);
      case TypeRef.ListOf(var item) -> object("list", type(item));
      case TypeRef.MapOf(var value) -> object("map", type(value));
      case TypeRef.NullableOf(var other) -> object("nullable", type(other));
      case TypeRef.RecordRef(var name) -> object("record", name);
      case TypeRef.EnumRef(var name) -> object("enum", name);
      case TypeRef.DeclaredRef(var name) -> object("declared", name);
      case TypeRef.StreamOf(var item, var result) -> object("stream",
          object("item", type(item), "result", type(result)));
    };
  }

  private static Map<String, @Nullable Object> object(Object... namesAndValues) {
    Map<String, @Nullable Object> object = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  static BindingSchema read(@Nullable Object json) {
    Map<?, ?> schema = map(json, "the schema");
    var namespaces = new ArrayList<BindingSchema.Namespace>();
    map(schema.get("namespaces"), "`namespaces`").forEach((key, value) -> {
      String name = String.valueOf(key);
      Map<?, ?> namespace = map(value, "`" + name + "`");
      var methods = new ArrayList<BindingSchema.Method>();
      map(namespace.get("methods"), "`methods` of `" + name + "`").forEach(
          (method, body) -> methods.add(
              readMethod(String.valueOf(method), map(body, "`" + name + "." + method + "`"))));
      namespaces.add(new BindingSchema.Namespace(name, text(namespace, "doc"),
          namespace.containsKey("only") ? text(namespace, "only") : "", methods));
    });
    var types = new ArrayList<NamedType>();
    map(schema.get("types"), "`types`").forEach((key, value) -> {
      String name = String.valueOf(key);
      types.add(readNamed(name, map(value, "`" + name + "`")));
    });
    return new BindingSchema(number(schema, "apiLevel"), namespaces, types);
  }

  private static BindingSchema.Method readMethod(String name, Map<?, ?> method) {
    var parameters = new ArrayList<BindingSchema.Parameter>();
    for (Object item : list(method, "parameters")) {
      Map<?, ?> parameter = map(item, "a parameter of `" + name + "`");
      parameters.add(
          new BindingSchema.Parameter(
              text(parameter, "name"),
              readType(parameter.get("type")),
              text(parameter, "doc"),
              parameter.containsKey("default"),
              parameter.get("default")));
    }
    return new BindingSchema.Method(
        name,
        text(method, "doc"),
        text(method, "example"),
        parameters,
        readType(method.get("result")),
        text(method, "capability"),
        number(method, "since"));
  }

  private static NamedType readNamed(String name, Map<?, ?> type) {
    if (type.containsKey("constants")) {
      return new NamedType.EnumType(
          name, list(type, "constants").stream().map(String::valueOf).toList());
    }
    var fields = new ArrayList<NamedType.Field>();
    for (Object item : list(type, "fields")) {
      Map<?, ?> field = map(item, "a field of `" + name + "`");
      fields.add(
          new NamedType.Field(
              text(field, "name"), readType(field.get("type")), text(field, "doc")));
    }
    return new NamedType.RecordType(name, fields);
  }

  private static TypeRef readType(@Nullable Object json) {
    if (json instanceof String plain) {
      for (TypeRef.Plain type : TypeRef.Plain.values()) {
        if (type.name().toLowerCase(Locale.ROOT).equals(plain)) {
          return type;
        }
      }
    }
    if (json instanceof Map<?, ?> type && type.size() == 1) {
      if (type.containsKey("list")) {
        return new TypeRef.ListOf(readType(type.get("list")));
      }
      if (type.containsKey("map")) {
        return new TypeRef.MapOf(readType(type.get("map")));
      }
      if (type.containsKey("nullable")) {
        return new TypeRef.NullableOf(readType(type.get("nullable")));
      }
      if (type.containsKey("record")) {
        return new TypeRef.RecordRef(text(type, "record"));
      }
      if (type.containsKey("declared")) {
        return new TypeRef.DeclaredRef(text(type, "declared"));
      }
      if (type.containsKey("stream")) {
        Map<?, ?> stream = map(type.get("stream"), "`stream`");
        return new TypeRef.StreamOf(readType(stream.get("item")), readType(stream.get("result")));
      }
      if (type.containsKey("enum")) {
        return new TypeRef.EnumRef(text(type, "enum"));
      }
    }
    throw new IllegalArgumentException("`" + Json.write(json) + "` is not a type");
  }

  private static Map<?, ?> map(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " is not an object");
  }

  private static List<?> list(Map<?, ?> object, String name) {
    if (object.get(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("`" + name + "` is not a list");
  }

  private static String text(Map<?, ?> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("`" + name + "` is not a string");
  }

  private static int number(Map<?, ?> object, String name) {
    if (object.get(name) instanceof Long number) {
      return Math.toIntExact(number);
    }
    throw new IllegalArgumentException("`" + name + "` is not a whole number");
  }
}
