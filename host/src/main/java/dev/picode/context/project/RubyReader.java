package dev.picode.context.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Reads `Gemfile` and gemspecs for what stands in them plainly. Confined to one thread.
///
/// Both are programs: one that uses `gemspec`, `eval_gemfile` or a loop is not known to be complete.
final class RubyReader implements ManifestReader {
  private static final Pattern GEM = Pattern.compile("^gem[\\s(]+[\"']([^\"']+)[\"'](.*)$");
  private static final Pattern VERSION = Pattern.compile("^(?:\\s*,\\s*[\"'][^\"']*[\"'])+");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']*)[\"']");
  private static final Pattern GROUP = Pattern.compile("\\bgroups?\\s*:\\s*\\[?\\s*:(\\w+)");
  private static final Pattern PATH = Pattern.compile("\\bpath\\s*:\\s*[\"']([^\"']+)[\"']");
  private static final Pattern BLOCK = Pattern.compile("^group\\s*\\(?\\s*:(\\w+).*\\bdo\\b");
  private static final Pattern OTHER_BLOCK = Pattern
      .compile("\\bdo\\b(?:\\s*\\|[^|]*\\|)?$|^(?:if|unless|case)\\b");
  private static final Pattern PROGRAM = Pattern.compile(
      "(?m)^\\s*(?:gemspec|eval_gemfile)\\b|\\.(?:each|map)\\b");
  private static final Pattern SPEC = Pattern.compile(
      "^\\w+\\.add_(runtime_|development_)?dependency[\\s(]+[\"']([^\"']+)[\"'](.*)$");
  private static final Pattern FIELD = Pattern
      .compile("^\\w+\\.(name|version)\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern COMMANDS = Pattern
      .compile("^\\w+\\.executables\\s*(?:<<|=)\\s*(.+)$");

  private final Manifests manifests;

  RubyReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return name.equals("Gemfile") || name.equals("gems.rb") || name.endsWith(".gemspec");
  }

  @Override
  public void read(String path, Findings findings) {
    String text = SourceText.withoutHashComments(manifests.text(path));
    findings.declares(path, "Bundler");
    if (PROGRAM.matcher(text).find()) {
      findings.incomplete(path);
    }
    if (path.endsWith(".gemspec")) {
      specification(path, text, findings);
    } else {
      findings.module(path, "Bundler", "", "");
      gemfile(path, text, findings);
    }
    for (String folder : List.of("spec", "test", "features")) {
      findings.tests(path, folder);
    }
    findings.sources(path, "lib");
    findings.sources(path, "app");
  }

  private void gemfile(String path, String text, Findings findings) {
    Deque<Scope> blocks = new ArrayDeque<>();
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      Matcher block = BLOCK.matcher(line);
      if (block.find()) {
        blocks.push(scope(block.group(1)));
      } else if (OTHER_BLOCK.matcher(line).find()) {
        blocks.push(blocks.isEmpty() ? Scope.MAIN : blocks.element());
      } else if (line.equals("end") && !blocks.isEmpty()) {
        blocks.pop();
      }
      Matcher gem = GEM.matcher(line);
      if (gem.find()) {
        Matcher group = GROUP.matcher(gem.group(2));
        Scope outer = blocks.isEmpty() ? Scope.MAIN : blocks.element();
        Matcher local = PATH.matcher(gem.group(2));
        String folder = local.find()
            ? TreePaths.resolve(TreePaths.folder(path), local.group(1))
            : null;
        boolean isThere = folder != null && manifests.tree().hasFolder(folder);
        findings.dependency(path, new DeclaredDependency(gem.group(1), version(gem.group(2)),
            group.find() ? scope(group.group(1)) : outer, isThere ? folder : null));
      }
    }
  }

  private static Scope scope(String group) {
    return group.equals("default") || group.equals("production") ? Scope.MAIN : Scope.DEVELOPMENT;
  }

  /// The texts that follow a name, `~> 7.1, >= 7.1.2`.
  private static String version(String rest) {
    Matcher versions = VERSION.matcher(rest);
    if (!versions.find()) {
      return "";
    }
    var all = new StringBuilder();
    Matcher each = QUOTED.matcher(versions.group());
    while (each.find()) {
      all.append(all.isEmpty() ? "" : ", ").append(each.group(1));
    }
    return all.toString();
  }

  private void specification(String path, String text, Findings findings) {
    String name = TreePaths.stem(path);
    String version = "";
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      Matcher field = FIELD.matcher(line);
      if (field.find()) {
        name = field.group(1).equals("name") ? field.group(2) : name;
        version = field.group(1).equals("version") ? field.group(2) : version;
      }
      Matcher needed = SPEC.matcher(line);
      if (needed.find()) {
        boolean development = "development_".equals(needed.group(1));
        findings.dependency(path, needed.group(2), version(needed.group(3)),
            development ? Scope.DEVELOPMENT : Scope.MAIN);
      }
      Matcher commands = COMMANDS.matcher(line);
      if (commands.find()) {
        commands(path, commands.group(1), findings);
      }
    }
    findings.module(path, "Bundler", name, version);
    String main = TreePaths.in(TreePaths.folder(path), "lib/" + name.replace('-', '/') + ".rb");
    String flat = TreePaths.in(TreePaths.folder(path), "lib/" + name + ".rb");
    String file = manifests.tree().first(List.of(flat, main));
    if (file != null) {
      findings.entry(file, EntryPoint.Kind.LIBRARY, name, path);
    }
  }

  private void commands(String path, String written, Findings findings) {
    String list = written.startsWith("%w")
        ? "\"" + written.replaceAll("^%w.|[\\])}].*$", "").strip().replaceAll("\\s+", "\" \"")
            + "\""
        : written;
    Matcher each = QUOTED.matcher(list);
    while (each.find()) {
      String command = each.group(1);
      String folder = TreePaths.folder(path);
      String file = manifests.tree()
          .first(List.of(
              TreePaths.in(folder, "exe/" + command),
              TreePaths.in(folder, "bin/" + command)));
      if (!command.isBlank()) {
        findings.entry(file == null ? "" : file, EntryPoint.Kind.COMMAND, command, path);
      }
    }
  }
}
