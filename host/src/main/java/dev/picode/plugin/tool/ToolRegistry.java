package dev.picode.plugin.tool;

import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.manifest.ToolContribution;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// The tools that extensions contribute, by name. Of two tools of one name the first one keeps it; every
/// tool can also be called `id:name`. Safe for many threads.
public final class ToolRegistry {
  private final Extensions extensions;

  /// A tool and the extension it comes from.
  public record Entry(Extension extension, ToolContribution tool) {
    /// What it can always be called.
    public String fullName() {
      return extension.id() + ":" + tool.name();
    }
  }

  /// The tools of extensions; reads none yet.
  public ToolRegistry(Extensions extensions) {
    this.extensions = extensions;
  }

  /// The tool of that name, or of that `id:name`.
  ///
  /// @throws PiCodeException `unknown-tool`
  public Entry find(String name) {
    Entry found = byEveryName().get(name);
    if (found == null) {
      String nearest = Nearest.to(name, byEveryName().keySet());
      throw Problem.of("unknown-tool", ProblemKind.USER, "there is no tool `" + name + "`",
          nearest == null
              ? "`picode tool list` lists the tools"
              : "did you mean `" + nearest + "`?")
          .toException();
    }
    return found;
  }

  /// All tools by the shortest name each can be called.
  public Map<String, Entry> tools() {
    var shortest = new TreeMap<String, Entry>();
    Map<String, Entry> all = byEveryName();
    Collection<Entry> kept = all.entrySet()
        .stream()
        .filter(each -> each.getKey().indexOf(':') < 0)
        .map(Map.Entry::getValue)
        .toList();
    all.forEach((name, entry) -> {
      if (name.indexOf(':') < 0 || !kept.contains(entry)) {
        shortest.put(name, entry);
      }
    });
    return shortest;
  }

  private Map<String, Entry> byEveryName() {
    var entries = new TreeMap<String, Entry>();
    for (Extension extension : extensions.contributing(each -> each.kind().equals("tool"))) {
      for (ToolContribution tool : extension.manifest().contributes().tools()) {
        var entry = new Entry(extension, tool);
        entries.putIfAbsent(tool.name(), entry);
        entries.put(entry.fullName(), entry);
      }
    }
    return entries;
  }
}
