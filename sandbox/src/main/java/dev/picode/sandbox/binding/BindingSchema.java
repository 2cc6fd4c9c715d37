package dev.picode.sandbox.binding;

import dev.picode.sandbox.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The script API as a value: what every namespace offers, described well enough to generate
/// declarations, documentation and a guest-side prelude from it. Immutable.
///
/// @param apiLevel the level of the script API, from 1
/// @param namespaces the namespaces, sorted by name
/// @param types the records and enums that signatures name, sorted by name
public record BindingSchema(int apiLevel, List<Namespace> namespaces, List<NamedType> types) {
  /// Sorts and copies.
  public BindingSchema {
    if (apiLevel < 1) {
      throw new IllegalArgumentException("the API level is " + apiLevel + ", it starts at 1");
    }
    namespaces = namespaces.stream().sorted(Comparator.comparing(Namespace::name)).toList();
    types = types.stream().sorted(Comparator.comparing(NamedType::name)).toList();
  }

  /// Reads binding classes by reflection and refuses illegal shapes.
  ///
  /// @throws BindingRuleException where a class breaks a rule, with one sentence that names it
  public static BindingSchema of(int apiLevel, List<Class<?>> bindings) {
    return new SchemaReader(apiLevel).read(bindings);
  }

  /// The schema that a text of [#toJson()] stands for.
  ///
  /// @throws dev.picode.sandbox.json.JsonSyntaxException where the text is not JSON
  /// @throws IllegalArgumentException where the JSON is not a schema
  public static BindingSchema parse(String json) {
    return SchemaJson.read(Json.parse(json));
  }

  /// This schema as a plain value, members sorted by name.
  public Map<String, @Nullable Object> toPlain() {
    return SchemaJson.write(this);
  }

  /// This schema as indented JSON with a final line end: the same bytes for the same schema.
  public String toJson() {
    return Json.writePretty(toPlain()) + "\n";
  }

  /// What a guest-side prelude needs to build `ctx`, as a plain value: for each namespace and
  /// method the names of the positionals (`p`) and of the options (`o`), and whether it gives back a
  /// stream (`s`); `$only` is the one kind of handler whose `ctx` has the namespace.
  public Map<String, Object> surface() {
    var surface = new TreeMap<String, Object>();
    for (Namespace namespace : namespaces) {
      var methods = new TreeMap<String, Object>();
      for (Method method : namespace.methods()) {
        var written = new TreeMap<String, Object>(
            Map.of("p", names(method.positionals()), "o", names(method.options())));
        if (method.isStreamed()) {
          written.put("s", true);
        }
        methods.put(method.name(), written);
      }
      if (!namespace.only().isEmpty()) {
        methods.put("$only", namespace.only());
      }
      surface.put(namespace.name(), methods);
    }
    return surface;
  }

  /// The namespace of a name.
  public Optional<Namespace> namespace(String name) {
    return namespaces.stream().filter(n -> n.name().equals(name)).findFirst();
  }

  /// The named type of a name.
  public Optional<NamedType> type(String name) {
    return types.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  private static List<String> names(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::name).toList();
  }

  /// One namespace: `ctx.NAME`. Immutable.
  ///
  /// @param name lower-case letters
  /// @param doc what it is for, in Markdown
  /// @param only the one kind of handler whose `ctx` has it, an empty text for every kind
  /// @param methods its methods, sorted by name
  public record Namespace(String name, String doc, String only, List<Method> methods) {
    /// Sorts and copies.
    public Namespace {
      methods = methods.stream().sorted(Comparator.comparing(Method::name)).toList();
    }

    /// The method of a name.
    public Optional<Method> method(String method) {
      return methods.stream().filter(m -> m.name().equals(method)).findFirst();
    }
  }

  /// One method of a namespace. Immutable.
  ///
  /// @param name the name in camelCase
  /// @param doc what it does and gives back, in Markdown
  /// @param example a call in JavaScript; empty where there is none
  /// @param parameters the parameters, positionals before options
  /// @param result the type of what it gives back
  /// @param capability the capability it needs, `none` where it needs none
  /// @param since the API level that brought it
  public record Method(String name, String doc, String example, List<Parameter> parameters,
      TypeRef result, String capability, int since) {
    /// Copies the parameters.
    public Method {
      parameters = List.copyOf(parameters);
    }

    /// Whether it gives back items one after the other.
    public boolean isStreamed() {
      return result instanceof TypeRef.StreamOf;
    }

    /// The required parameters, in order.
    public List<Parameter> positionals() {
      return parameters.stream().filter(p -> !p.option()).toList();
    }

    /// The parameters that are passed by name and have a default.
    public List<Parameter> options() {
      return parameters.stream().filter(Parameter::option).toList();
    }

    /// The parameter of a name.
    public Optional<Parameter> parameter(String parameter) {
      return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
    }
  }

  /// One parameter of a method. Immutable.
  ///
  /// @param name the name as JavaScript writes it
  /// @param type its type
  /// @param doc what it means, in Markdown
  /// @param option whether it is passed by name and has a default
  /// @param fallback the default as a plain value; null too where it is no option
  public record Parameter(String name, TypeRef type, String doc, boolean option,
      @Nullable Object fallback) {
    /// Copies the default, in the form that JSON gives it.
    public Parameter {
      fallback = option ? Json.parse(Json.write(fallback)) : null;
    }

    /// A required parameter.
    public static Parameter positional(String name, TypeRef type, String doc) {
      return new Parameter(name, type, doc, false, null);
    }

    /// A parameter with a default.
    public static Parameter option(
        String name, TypeRef type, String doc, @Nullable Object fallback) {
      return new Parameter(name, type, doc, true, fallback);
    }
  }
}
