package dev.picode.sandbox.binding;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what authors see of the events: for TypeScript, for Python, and the reference page. Stateless.
public final class EventDeclarations {
  private static final String INDENT = "    ";

  private EventDeclarations() {}

  /// Declarations for `index.d.ts`: a payload an event, and the maps that `hook()` looks them up in.
  ///
  /// @param types the records and enums that payloads are made of
  public static String typeScript(List<EventSchema> events, List<NamedType> types) {
    var out = new StringBuilder();
    for (NamedType type : types) {
      typeScript(out, type);
    }
    for (EventSchema event : events) {
      comment(out, "", "What `" + event.name() + "` tells. " + event.doc());
      out.append("export interface ").append(event.typeName()).append(" {\n");
      for (EventSchema.Field field : event.fields()) {
        comment(out, "  ", field.doc());
        out.append("  readonly ")
            .append(field.name())
            .append(": ")
            .append(readOnly(field.type()))
            .append(";\n");
      }
      out.append("}\n\n");
    }
    out.append(
        "/** The payload of each event, by its name. */\nexport interface EventPayloads {\n");
    for (EventSchema event : events) {
      out.append("  \"")
          .append(event.name())
          .append("\": ")
          .append(event.typeName())
          .append(";\n");
    }
    out.append("}\n\n/** What a hook on each event may change, by its name. */\n")
        .append("export interface Rewrites {\n");
    for (EventSchema event : events) {
      out.append("  \"").append(event.name()).append("\": ");
      out.append(event.rewritable().isEmpty()
          ? "never"
          : "Partial<Pick<" + event.typeName() + ", " + event.rewritable()
              .stream()
              .map(name -> "\"" + name + "\"")
              .collect(Collectors.joining(" | ")) + ">>");
      out.append(";\n");
    }
    return out.append("}\n").toString();
  }

  private static void typeScript(StringBuilder out, NamedType type) {
    switch (type) {
      case NamedType.EnumType(var name, var constants) -> out.append("export type ")
          .append(name)
          .append(" = ")
          .append(constants.stream()
              .map(constant -> "\"" + constant + "\"")
              .collect(Collectors.joining(" | ")))
          .append(";\n\n");
      case NamedType.RecordType(var name, var fields) -> {
        out.append("export interface ").append(name).append(" {\n");
        for (NamedType.Field field : fields) {
          comment(out, "  ", field.doc());
          out.append("  readonly ")
              .append(field.name())
              .append(": ")
              .append(
                  readOnly(field.type()))
              .append(";\n");
        }
        out.append("}\n\n");
      }
    }
  }

  /// The type of something that cannot be changed.
  private static String readOnly(TypeRef type) {
    return switch (type) {
      case TypeRef.ListOf(TypeRef.NullableOf item) ->
        "readonly (" + TypeNames.typeScript(item) + ")[]";
      case TypeRef.ListOf(var item) -> "readonly " + TypeNames.typeScript(item) + "[]";
      case TypeRef.MapOf(var value) ->
        "Readonly<Record<string, " + TypeNames.typeScript(value) + ">>";
      case TypeRef.NullableOf(var other) when other != TypeRef.Plain.ANY ->
        readOnly(other) + " | null";
      default -> TypeNames.typeScript(type);
    };
  }

  private static void comment(StringBuilder out, String indent, String text) {
    out.append(indent).append("/** ").append(text.replace("*/", "*\\/")).append(" */\n");
  }

  /// Declarations for `picode/__init__.pyi`: a payload an event, and `hook()` with an overload for each.
  public static String python(List<EventSchema> events, List<NamedType> types) {
    var out = new StringBuilder();
    for (NamedType type : types) {
      if (type instanceof NamedType.RecordType(var name, var fields)) {
        typedDict(out, name, null);
        fields.forEach(field -> member(out, field.name(), field.type(), field.doc()));
      } else if (type instanceof NamedType.EnumType(var name, var constants)) {
        out.append(name)
            .append(" = Literal[")
            .append(constants.stream()
                .map(constant -> "\"" + constant + "\"")
                .collect(Collectors.joining(", ")))
            .append("]\n\n\n");
      }
    }
    for (EventSchema event : events) {
      typedDict(out, event.typeName(), "What `" + event.name() + "` tells. " + event.doc());
      event.fields().forEach(field -> member(out, field.name(), field.type(), field.doc()));
    }
    for (EventSchema event : events) {
      overload(out, "Literal[\"" + event.name() + "\"]", event.typeName());
    }
    overload(out, "str", "Any");
    return out.toString().stripTrailing() + "\n";
  }

  private static void typedDict(StringBuilder out, String name, @Nullable String doc) {
    out.append(out.isEmpty() ? "" : "\n\n")
        .append("class ")
        .append(name)
        .append("(TypedDict):\n");
    if (doc != null) {
      out.append(INDENT).append("\"\"\"").append(doc).append("\"\"\"\n\n");
    }
  }

  private static void member(StringBuilder out, String name, TypeRef type, String doc) {
    out.append(INDENT)
        .append(name)
        .append(": ")
        .append(TypeNames.python(type))
        .append('\n')
        .append(INDENT)
        .append("\"\"\"")
        .append(doc)
        .append("\"\"\"\n");
  }

  private static void overload(StringBuilder out, String event, String payload) {
    String handler = "_Hook[" + payload + "]";
    out.append("\n\n@overload\ndef hook(event: ")
        .append(event)
        .append(", /, **spec: Any) -> Callable[[")
        .append(handler)
        .append("], ")
        .append(handler)
        .append("]: ...\n@overload\ndef hook(event: ")
        .append(event)
        .append(", handler: ")
        .append(handler)
        .append(", /, **spec: Any) -> ")
        .append(handler)
        .append(": ...");
  }

  /// The page `docs/reference/hooks.md`.
  public static String page(List<EventSchema> events, List<NamedType> types) {
    var out = new StringBuilder("""
        <!-- Generated by EventDeclarations from the events of the program: do not edit. -->

        # Events

        What a hook is told, by event. A hook on an event that *can be stopped* may return nothing, or
        `event.rewrite(…)`, `event.ask(reason)`, `event.deny(reason)` or `event.abort(reason)`; a rewrite names
        the members that change, and only those marked here can. What a hook on any other event gives
        back is ignored with a notice. How hooks are ordered, matched and recorded is told in
        [the guide](../guide/hooks.md).

        | Event | Can be stopped | Where a hook fails |
        |---|---|---|
        """);
    for (EventSchema event : events) {
      out.append("| [`")
          .append(event.name())
          .append("`](#")
          .append(event.name().replace(".", ""))
          .append(") | ")
          .append(event.stoppable() ? "yes" : "no")
          .append(" | ")
          .append(failing(event))
          .append(" |\n");
    }
    for (EventSchema event : events) {
      out.append("\n## `").append(event.name()).append("`\n\n").append(event.doc()).append("\n");
      out.append("\n| Member | Type | Can change | Meaning |\n|---|---|---|---|\n");
      for (EventSchema.Field field : event.fields()) {
        row(out, field.name(), field.type(), field.rewritable() ? "yes" : "no", field.doc());
      }
    }
    for (NamedType type : types) {
      if (type instanceof NamedType.RecordType(var name, var fields)) {
        out.append("\n## ")
            .append(name)
            .append("\n\n| Member | Type | Meaning |\n|---|---|---|\n");
        for (NamedType.Field field : fields) {
          out.append("| `")
              .append(field.name())
              .append("` | ")
              .append(TypeNames.words(field.type()))
              .append(" | ")
              .append(field.doc())
              .append(" |\n");
        }
      }
    }
    return out.toString();
  }

  private static String failing(EventSchema event) {
    return !event.stoppable() ? "-" : event.blocksOnFailure() ? "blocks" : "goes on";
  }

  private static void row(StringBuilder out, String name, TypeRef type, String can, String doc) {
    out.append("| `")
        .append(name)
        .append("` | ")
        .append(TypeNames.words(type))
        .append(" | ")
        .append(can)
        .append(" | ")
        .append(doc.replace("|", "\\|"))
        .append(" |\n");
  }
}
