package dev.picode.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The picocli specs of the program, built by hand. Stateless.
public final class CliSpecs {
  /// Everything is built by hand, so only the lists of [#rest] are asked of it. The library's own begins with a look for
  /// Groovy in every jar.
  private static final IFactory LISTS = CliSpecs::made;

  private CliSpecs() {}

  /// A command of which nothing is said yet.
  public static CommandSpec empty() {
    return CommandSpec.wrapWithoutInspection(null, LISTS);
  }

  /// What parses for a command.
  public static CommandLine line(CommandSpec spec) {
    return new CommandLine(spec, LISTS);
  }

  private static <K> K made(Class<K> type) {
    if (!type.equals(List.class)) {
      throw new IllegalStateException(type.getName());
    }
    return type.cast(new ArrayList<String>());
  }

  /// The root with one subcommand: all that a call needs.
  public static CommandSpec with(CliCommand command) {
    CommandSpec root = root();
    add(root, command);
    return root;
  }

  /// The root with every subcommand.
  public static CommandSpec all(CliCommands commands) {
    CommandSpec root = root();
    for (CliCommand command : commands.all()) {
      add(root, command);
    }
    return root;
  }

  /// The one argument of a command, which has to be there.
  public static PositionalParamSpec argument(String label, String description) {
    return first("1", label, description);
  }

  /// The one argument of a command, which may be left out.
  public static PositionalParamSpec optional(String label, String description) {
    return first("0..1", label, description);
  }

  private static PositionalParamSpec first(String arity, String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity(arity)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// The arguments from one on, as a list of texts.
  public static PositionalParamSpec rest(int from, String label, String description) {
    return PositionalParamSpec.builder()
        .index(from + "..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// An option that takes a text, once.
  ///
  /// @param label what stands for the text in the help
  public static OptionSpec option(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// An option that is there or not.
  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  private static CommandSpec root() {
    CommandSpec root = empty().name("picode");
    GlobalOptions.addTo(root);
    return root;
  }

  private static void add(CommandSpec root, CliCommand command) {
    CommandSpec spec = command.spec().name(command.name());
    root.addSubcommand(command.name(), line(spec));
    for (CliCommand below : command.subcommands()) {
      add(spec, below);
    }
  }
}
