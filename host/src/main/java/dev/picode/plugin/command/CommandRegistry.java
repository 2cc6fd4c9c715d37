package dev.picode.plugin.command;

import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.Handler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The commands that extensions contribute, by name. Of two commands of one name the first one keeps it;
/// every command can also be called `id:name`. Safe for many threads.
public final class CommandRegistry {
  private final Extensions extensions;
  private final Set<String> taken;

  /// A command and the extension it comes from.
  public record Entry(Extension extension, CommandContribution command) {
    /// What it can always be called.
    public String fullName() {
      return extension.id() + ":" + command.name();
    }
  }

  /// The commands of extensions; reads none yet.
  ///
  /// @param taken names that are not theirs to have
  public CommandRegistry(Extensions extensions, Collection<String> taken) {
    this.extensions = extensions;
    this.taken = Set.copyOf(taken);
  }

  /// The command of that name, or of that `id:name`. Reads no layer behind the one it is in.
  public Optional<Entry> find(String name) {
    int colon = name.indexOf(':');
    if (colon >= 0) {
      return extensions.find(name.substring(0, colon))
          .map(extension -> command(extension, name.substring(colon + 1)));
    }
    if (taken.contains(name)) {
      return Optional.empty();
    }
    return extensions.first(Handler.command(name)).map(extension -> command(extension, name));
  }

  private static @Nullable Entry command(Extension extension, String name) {
    for (CommandContribution command : extension.manifest().contributes().commands()) {
      if (command.name().equals(name)) {
        return new Entry(extension, command);
      }
    }
    return null;
  }

  /// All commands that have their short name, by name.
  public Collection<Entry> commands() {
    return byName(new ArrayList<>()).values();
  }

  /// What is said of commands that did not get their name, a sentence each.
  public List<String> clashes() {
    var clashes = new ArrayList<String>();
    byName(clashes);
    return clashes;
  }

  private Map<String, Entry> byName(List<String> clashes) {
    var entries = new TreeMap<String, Entry>();
    for (Extension extension : extensions.contributing(each -> each.kind().equals("command"))) {
      for (CommandContribution command : extension.manifest().contributes().commands()) {
        var entry = new Entry(extension, command);
        String name = command.name();
        Entry first = taken.contains(name) ? null : entries.putIfAbsent(name, entry);
        if (first != null || taken.contains(name)) {
          clashes.add("`" + name + "` is the command of "
              + (first == null ? "PiCode" : "`" + first.extension().id() + "`")
              + "; that of `" + extension.id() + "` is `" + entry.fullName() + "`");
        }
      }
    }
    return entries;
  }
}
