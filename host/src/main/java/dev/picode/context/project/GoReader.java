package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads `go.mod` and `go.work`. Confined to one thread.
final class GoReader implements ManifestReader {
  private final Manifests manifests;

  GoReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return name.equals("go.mod") || name.equals("go.work");
  }

  /// A line with its comment and the block it stands in put before it.
  private record Line(List<String> words, boolean indirect) {}

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    String block = "";
    for (String raw : text.split("\n", -1)) {
      int comment = raw.indexOf("//");
      String bare = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      boolean indirect = comment >= 0 && raw.substring(comment).contains("indirect");
      if (bare.equals(")")) {
        block = "";
      } else if (bare.endsWith("(")) {
        block = bare.substring(0, bare.length() - 1).strip();
      } else if (!bare.isEmpty()) {
        String whole = (block + " " + bare).strip().replace("\"", "").replace("`", "");
        lines.add(new Line(List.of(whole.split("\\s+", -1)), indirect));
      }
    }
    return lines;
  }

  @Override
  public void read(String path, Findings findings) {
    List<Line> lines = lines(manifests.text(path));
    if (TreePaths.name(path).equals("go.work")) {
      work(path, lines, findings);
    } else {
      module(path, lines, findings);
    }
  }

  private static void work(String path, List<Line> lines, Findings findings) {
    findings.module(path, "Go modules", "", "");
    for (Line line : lines) {
      if (line.words.getFirst().equals("use") && line.words.size() > 1) {
        String folder = TreePaths.resolve(TreePaths.folder(path), line.words.get(1));
        if (folder != null && findings.tree().hasFile(TreePaths.in(folder, "go.mod"))) {
          findings.member(path, folder);
        } else {
          findings.manifests().note(path, "its module `" + line.words.get(1) + "` is not there");
        }
      }
    }
  }

  private static void module(String path, List<Line> lines, Findings findings) {
    Map<String, String> local = new TreeMap<>();
    String name = "";
    for (Line line : lines) {
      List<String> words = line.words;
      if (words.getFirst().equals("module") && words.size() > 1) {
        name = words.get(1);
      }
      if (words.getFirst().equals("replace") && words.getLast().startsWith(".")) {
        String folder = TreePaths.resolve(TreePaths.folder(path), words.getLast());
        if (folder != null && findings.tree().hasFolder(folder)) {
          local.put(words.get(1), folder);
        }
      }
    }
    findings.module(path, "Go modules", name, "");
    findings.declares(path, "Go modules");
    for (Line line : lines) {
      if (line.words.getFirst().equals("require") && line.words.size() > 2 && !line.indirect) {
        String needed = line.words.get(1);
        findings.dependency(path, new DeclaredDependency(needed, line.words.get(2), Scope.MAIN,
            local.get(needed)));
      }
    }
  }
}
