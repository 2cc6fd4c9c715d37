package dev.picode.repl.script;

import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.BindingSchema;
import dev.picode.sandbox.binding.BindingSchema.Method;
import dev.picode.sandbox.binding.BindingSchema.Namespace;
import dev.picode.sandbox.binding.NamedType;
import dev.picode.sandbox.binding.Signature;
import dev.picode.sandbox.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is documented of `ctx`, as one language writes it. Immutable.
record SurfaceGuide(BindingSchema schema, Language language) {
  private static final String CTX = "ctx";
  private static final String SIGNAL = "signal";

  /// What may follow a path that begins with `ctx`.
  List<Suggestion> members(List<Object> path, String prefix) {
    var found = new ArrayList<Suggestion>();
    if (path.size() == 1) {
      schema.namespaces()
          .forEach(each -> add(found, prefix, each.name(), firstLine(each.doc())));
      add(found, prefix, SIGNAL, "whether the run shall stop");
    } else if (path.size() == 2) {
      schema.namespace(String.valueOf(path.get(1)))
          .ifPresent(namespace -> namespace.methods()
              .forEach(method -> add(found, prefix, name(namespace, method),
                  signature(namespace, method))));
    }
    return found;
  }

  private static void add(List<Suggestion> found, String prefix, String name, String said) {
    if (name.startsWith(prefix)) {
      found.add(new Suggestion(name, said, CTX, true));
    }
  }

  private String name(Namespace namespace, Method method) {
    return language == Language.PYTHON
        ? new Signature(namespace.name(), method).pythonName()
        : method.name();
  }

  private String signature(Namespace namespace, Method method) {
    var signature = new Signature(namespace.name(), method);
    return language == Language.PYTHON ? signature.python() : signature.javaScript();
  }

  /// The signature of what a text names, where it names a function of `ctx` and nothing more.
  Optional<String> signatureOf(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(CTX)) {
      return Optional.empty();
    }
    return schema.namespace(parts[1])
        .flatMap(namespace -> method(namespace, parts[2])
            .map(method -> signature(namespace, method)));
  }

  private Optional<Method> method(Namespace namespace, String name) {
    return namespace.methods()
        .stream()
        .filter(each -> each.name().equals(name)
            || new Signature(namespace.name(), each).pythonName().equals(name))
        .findFirst();
  }

  /// The documentation of what a text names, in Markdown: of all, a namespace, a function or a type.
  ///
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`, with the nearest name
  String documentation(String text) {
    String asked = text.strip();
    String path = asked.startsWith(CTX + ".") ? asked.substring(CTX.length() + 1) : asked;
    if (path.isEmpty() || path.equals(CTX)) {
      var all = new StringBuilder();
      schema.namespaces()
          .forEach(each -> all.append("- `ctx.")
              .append(each.name())
              .append("` ")
              .append(firstLine(each.doc()))
              .append('\n'));
      return all.toString();
    }
    Optional<NamedType> type = schema.types()
        .stream()
        .filter(each -> each.name().equals(path))
        .findFirst();
    if (type.isPresent()) {
      return documentation(type.get());
    }
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    Namespace namespace = schema.namespace(first)
        .orElseThrow(() -> unknown("ctx." + first, asked, "ctx.",
            schema.namespaces().stream().map(Namespace::name).toList(), first));
    if (dot < 0) {
      return documentation(namespace);
    }
    String name = path.substring(dot + 1).replaceFirst("\\(.*", "");
    return documentation(namespace, method(namespace, name)
        .orElseThrow(() -> unknown("ctx." + first + "." + name, asked, "ctx." + first + ".",
            namespace.methods().stream().map(each -> name(namespace, each)).toList(), name)));
  }

  private static RuntimeException unknown(String whole, String asked, String before,
      List<String> known, String name) {
    String nearest = Nearest.to(name, known);
    return Problem.of("argument-invalid", ProblemKind.USER,
        "there is no `" + (asked.startsWith(CTX) ? whole : asked) + "`", nearest == null
            ? "`:doc ctx` lists what there is"
            : "did you mean `" + before + nearest + "`?")
        .toException();
  }

  private String documentation(Namespace namespace) {
    var text = new StringBuilder("**ctx." + namespace.name() + "** " + namespace.doc() + "\n\n");
    namespace.methods()
        .forEach(method -> text.append("- `")
            .append(signature(namespace, method))
            .append("`  \n  ")
            .append(firstLine(method.doc()))
            .append('\n'));
    return text.toString();
  }

  private String documentation(Namespace namespace, Method method) {
    var text = new StringBuilder();
    text.append("```\n").append(signature(namespace, method)).append("\n```\n\n");
    text.append(method.doc()).append("\n\n");
    method.parameters()
        .forEach(each -> text.append("- `")
            .append(each.name())
            .append("` ")
            .append(each.doc())
            .append('\n'));
    text.append("\nCapability: ");
    text.append(method.capability().equals("none") ? "none" : "`" + method.capability() + "`");
    text.append(", since API level ").append(method.since()).append(".\n");
    List<String> types = named(signature(namespace, method));
    if (!types.isEmpty()) {
      text.append("\n`:doc ").append(String.join("`, `:doc ", types)).append("` tells more.\n");
    }
    if (!method.example().isEmpty() && language == Language.JAVASCRIPT) {
      text.append("\n```js\n").append(method.example()).append("\n```\n");
    }
    return text.toString();
  }

  private String documentation(NamedType type) {
    var text = new StringBuilder("**" + type.name() + "**");
    switch (type) {
      case NamedType.EnumType(_, List<String> constants) ->
        text.append(" is one of `").append(String.join("`, `", constants)).append("`.\n");
      case NamedType.RecordType(_, List<NamedType.Field> fields) -> {
        text.append(" has\n\n");
        fields.forEach(each -> text.append("- `")
            .append(each.name())
            .append(": ")
            .append(language == Language.PYTHON ? each.python() : each.typeScript())
            .append("` ")
            .append(each.doc())
            .append('\n'));
      }
    }
    return text.toString();
  }

  /// The records and enums that a signature names.
  private List<String> named(String signature) {
    return schema.types()
        .stream()
        .map(NamedType::name)
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(signature).find())
        .toList();
  }

  private static String firstLine(String doc) {
    int end = doc.indexOf('\n');
    return end < 0 ? doc : doc.substring(0, end);
  }
}
