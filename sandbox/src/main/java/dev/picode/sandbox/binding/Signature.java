package dev.picode.sandbox.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A method in one line, as each script language would declare it. Immutable.
///
/// @param namespace the namespace of the method
/// @param method the method
public record Signature(String namespace, BindingSchema.Method method) {

  /// `ctx.files.read(path: string, options?: { maxBytes?: number }): Promise<string>`.
  public String javaScript() {
    String parameters = String.join(", ", javaScriptParameters());
    return "ctx." + namespace + "." + method.name() + "(" + parameters + "): "
        + javaScriptResult();
  }

  /// The name of the method as Python writes it, such as `max_bytes`.
  public String pythonName() {
    return Names.snakeCase(method.name());
  }

  /// `ctx.files.read(path: str, *, max_bytes: int = 100) -> str`.
  public String python() {
    var parameters = new ArrayList<String>();
    for (BindingSchema.Parameter positional : method.positionals()) {
      parameters.add(
          Names.snakeCase(positional.name()) + ": " + TypeNames.python(positional.type()));
    }
    if (!method.options().isEmpty()) {
      parameters.add("*");
    }
    for (BindingSchema.Parameter option : method.options()) {
      parameters.add(
          Names.snakeCase(option.name()) + ": " + TypeNames.python(option.type()) + " = "
              + TypeNames.pythonLiteral(option.fallback()));
    }
    return "ctx." + namespace + "." + Names.snakeCase(method.name()) + "("
        + String.join(", ", parameters)
        + ") -> "
        + TypeNames.python(method.result());
  }

  /// The positionals, without the options object.
  List<String> javaScriptPositionals() {
    return method.positionals()
        .stream()
        .map(positional -> positional.name() + ": " + TypeNames.typeScript(positional.type()))
        .toList();
  }

  /// `maxBytes?: number`.
  static String javaScriptOption(BindingSchema.Parameter option) {
    return option.name() + "?: " + TypeNames.typeScript(option.type());
  }

  /// `Promise<string>`, or `Stream<Item, string>`.
  String javaScriptResult() {
    String type = TypeNames.typeScript(method.result());
    return method.result() instanceof TypeRef.StreamOf ? type : "Promise<" + type + ">";
  }

  /// What the options object is called: `options`, unless a positional has that name.
  String optionsName() {
    return method.parameter("options").isPresent() ? "namedOptions" : "options";
  }

  private List<String> javaScriptParameters() {
    var parameters = new ArrayList<>(javaScriptPositionals());
    if (!method.options().isEmpty()) {
      parameters.add(
          method.options()
              .stream()
              .map(Signature::javaScriptOption)
              .collect(Collectors.joining(", ", optionsName() + "?: { ", " }")));
    }
    return parameters;
  }
}
