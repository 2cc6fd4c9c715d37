package dev.picode.plugin.command;

import dev.picode.plugin.Extension;
import dev.picode.plugin.manifest.CommandContribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The commands that extensions contribute, by name. Immutable.
public final class CommandRegistry {
  private final Map<String, Entry> entries;
  private final List<String> clashes;

  /// A command and the extension it comes from.
  public record Entry(Extension extension, CommandContribution command) {}

  private CommandRegistry(Map<String, Entry> entries, List<String> clashes) {
    this.entries = entries;
    this.clashes = List.copyOf(clashes);
  }

  /// The commands of these extensions. Of two commands of one name the first one keeps it; every
  /// command can also be called `id:name`.
  ///
  /// @param taken names that are not theirs to have
  public static CommandRegistry of(List<Extension> extensions, Collection<String> taken) {
    var entries = new TreeMap<String, Entry>();
    var clashes = new ArrayList<String>();
    for (Extension extension : extensions) {
      for (CommandContribution command : extension.manifest().commands()) {
        var entry = new Entry(extension, command);
        String name = command.name();
        String full = extension.id() + ":" + name;
        Entry first = taken.contains(name) ? null : entries.putIfAbsent(name, entry);
        if (first != null || taken.contains(name)) {
          clashes.add("`" + name + "` is the command of "
              + (first == null ? "PiCode" : "`" + first.extension().id() + "`")
              + "; that of `" + extension.id() + "` is `" + full + "`");
        }
        entries.put(full, entry);
      }
    }
    return new CommandRegistry(entries, clashes);
  }

  /// What is said of commands that did not get their name, a sentence each.
  public List<String> clashes() {
    return clashes;
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
