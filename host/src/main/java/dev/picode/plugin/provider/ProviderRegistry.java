package dev.picode.plugin.provider;

import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The providers that extensions contribute, by name. Of two providers of one name the first one keeps it; every
/// provider can also be called `id:name`. Safe for many threads; runs no script.
public final class ProviderRegistry {
  private final Extensions extensions;

  /// A provider and the extension it comes from.
  public record Entry(Extension extension, ProviderContribution provider) {
    /// What it can always be called.
    public String fullName() {
      return extension.id() + ":" + provider.name();
    }
  }

  /// The providers of extensions; reads none yet.
  public ProviderRegistry(Extensions extensions) {
    this.extensions = extensions;
  }

  /// The provider of that name, or of that `id:name`.
  ///
  /// @throws PiCodeException `unknown-provider`
  public Entry find(String name) {
    Map<String, Entry> all = byEveryName();
    Entry found = all.get(name);
    if (found == null) {
      String nearest = Nearest.to(name, all.keySet());
      throw Problem.of("unknown-provider", ProblemKind.USER,
          "there is no provider `" + name + "`",
          nearest == null
              ? "`picode provider list` lists the providers"
              : "did you mean `" + nearest + "`?")
          .toException();
    }
    return found;
  }

  /// All providers by the shortest name each can be called, by layer and then in the order they are contributed.
  public Map<String, Entry> providers() {
    var shortest = new LinkedHashMap<String, Entry>();
    var kept = new HashSet<Entry>();
    Map<String, Entry> all = byEveryName();
    all.forEach((name, entry) -> {
      if (name.indexOf(':') < 0) {
        kept.add(entry);
      }
    });
    all.forEach((name, entry) -> {
      if (name.indexOf(':') < 0 || !kept.contains(entry)) {
        shortest.put(name, entry);
      }
    });
    return shortest;
  }

  /// What is said of providers that did not get their name, a sentence each.
  public List<String> clashes() {
    var clashes = new ArrayList<String>();
    providers().forEach((name, entry) -> {
      if (name.indexOf(':') >= 0) {
        clashes.add("the provider `" + entry.provider().name() + "` of `" + entry.extension().id()
            + "` can only be called `" + name + "`: another one has its name");
      }
    });
    return clashes;
  }

  private Map<String, Entry> byEveryName() {
    var entries = new LinkedHashMap<String, Entry>();
    for (Extension extension : extensions.contributing(each -> each.kind().equals("provider"))) {
      for (ProviderContribution provider : extension.manifest().contributes().providers()) {
        var entry = new Entry(extension, provider);
        entries.putIfAbsent(provider.name(), entry);
        entries.put(entry.fullName(), entry);
      }
    }
    return entries;
  }
}
