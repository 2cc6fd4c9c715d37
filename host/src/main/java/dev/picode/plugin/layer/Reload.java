package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of reading all extensions anew. Immutable.
///
/// A process that goes on gives [#usable] to [dev.picode.plugin.ScriptRunner#keepOnly], so that what changed is
/// loaded anew and what is gone is closed, once no call is in it any more.
///
/// @param usable the extensions whose files can be used
/// @param problems what keeps another one from being used, by its id
/// @param leftOut a sentence for each extension and each contribution that is left out
public record Reload(List<Extension> usable, Map<String, Problem> problems,
    List<String> leftOut) {
  /// Copies.
  public Reload {
    usable = List.copyOf(usable);
    problems = Map.copyOf(problems);
    leftOut = List.copyOf(leftOut);
  }

  /// How it stands with these extensions; reads their files.
  static Reload of(List<Extension> extensions, List<String> leftOut) {
    var usable = new ArrayList<Extension>();
    var problems = new LinkedHashMap<String, Problem>();
    for (Extension extension : extensions) {
      try {
        extension.hash();
        usable.add(extension);
      } catch (PiCodeException e) {
        problems.put(extension.id(), e.problem());
      }
    }
    return new Reload(usable, problems, leftOut);
  }

  /// Whether nothing is wrong.
  public boolean isClean() {
    return problems.isEmpty() && leftOut.isEmpty();
  }
}
