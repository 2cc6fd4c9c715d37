package dev.picode.plugin.command;

import dev.picode.plugin.Extension;
import dev.picode.plugin.manifest.CommandContribution;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The commands that extensions contribute, by name. Immutable.
public final class CommandRegistry {
  private final Map<String, Entry> entries;

  /// A command and the extension it comes from.
  public record Entry(Extension extension, CommandContribution command) {}

  private CommandRegistry(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /// The commands of these extensions. Of two commands of one name the first one keeps it; every
  /// command can also be called `id:name`.
  public static CommandRegistry of(List<Extension> extensions) {
    var entries = new TreeMap<String, Entry>();
    for (Extension extension : extensions) {
      for (CommandContribution command : extension.manifest().commands()) {
        var entry = new Entry(extension, command);
        entries.putIfAbsent(command.name(), entry);
        entries.put(extension.id() + ":" + command.name(), entry);
      }
    }
    return new CommandRegistry(entries);
  }

  /// The command of that name, or of that `id:name`.
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /// The commands that have their short name, by name.
  public Collection<Entry> commands() {
    return entries.entrySet()
        .stream()
        .filter(entry -> entry.getKey().indexOf(':') < 0)
        .map(Map.Entry::getValue)
        .toList();
  }
}
