package dev.picode.plugin.manifest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Reads the `args` of a command in a manifest. Stateless, safe for many threads.
final class ArgumentsReader {
  private ArgumentsReader() {}

  static List<Argument> read(JsonObject declared) {
    var arguments = new ArrayList<Argument>();
    boolean open = false;
    for (String name : declared.names()) {
      Argument argument = argument(name, declared.object(name));
      if (argument.positional() && open) {
        throw declared.wrong(name,
            "possible: the positional argument before it takes all that follow");
      }
      open |= argument.positional() && argument.list();
      arguments.add(argument);
    }
    return arguments;
  }

  private static Argument argument(String name, JsonObject declared) {
    declared.only("type", "description", "positional", "list", "required", "default", "choices",
        "grants", "rest", "complete");
    Argument.Type type = type(declared);
    var traits = EnumSet.noneOf(Argument.Trait.class);
    flag(declared, "positional", Argument.Trait.POSITIONAL, traits);
    flag(declared, "list", Argument.Trait.LIST, traits);
    flag(declared, "required", Argument.Trait.REQUIRED, traits);
    flag(declared, "rest", Argument.Trait.REST, traits);
    flag(declared, "complete", Argument.Trait.COMPLETED, traits);
    if (declared.has("grants")) {
      if (!declared.text("grants").equals("write") || type != Argument.Type.PATH) {
        throw declared.wrong("grants", "`write` of an argument of type `path`");
      }
      traits.add(Argument.Trait.GRANTS_WRITE);
    }
    if (traits.contains(Argument.Trait.REST)
        && (type != Argument.Type.STRING || !traits.contains(Argument.Trait.POSITIONAL))) {
      throw declared.wrong("rest", "of a positional argument of type `string`");
    }
    Object fallback = declared.any("default");
    boolean list = traits.contains(Argument.Trait.LIST) || traits.contains(Argument.Trait.REST);
    if (fallback != null && !fits(fallback, type, list)) {
      throw declared.wrong("default", "of the argument's type");
    }
    return new Argument(name, type, declared.text("description"), traits, fallback,
        declared.texts("choices"));
  }

  private static void flag(JsonObject declared, String name, Argument.Trait trait,
      Set<Argument.Trait> traits) {
    if (declared.flag(name)) {
      traits.add(trait);
    }
  }

  private static Argument.Type type(JsonObject declared) {
    for (Argument.Type type : Argument.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(declared.text("type"))) {
        return type;
      }
    }
    throw declared.wrong("type", "string, path, integer, number or boolean");
  }

  private static boolean fits(Object value, Argument.Type type, boolean list) {
    if (list) {
      return value instanceof List<?> items
          && items.stream().allMatch(item -> fits(Objects.requireNonNull(item), type, false));
    }
    return switch (type) {
      case STRING, PATH -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Number;
      case BOOLEAN -> value instanceof Boolean;
    };
  }
}
