package dev.picode.plugin.install;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where an extension is to come from. Immutable.
public sealed interface PackageSource {
  /// The words that [#parse] reads as this, from the same folder.
  String text();

  /// This source for somebody who may have the project elsewhere: a path inside it is named from its root.
  default PackageSource relativeTo(Path root) {
    return switch (this) {
      case Folder(Path path, _) when path.startsWith(root) -> new Folder(path, inside(root, path));
      case Archive(Path path, _) when path.startsWith(root) -> new Archive(path,
          inside(root, path));
      case Folder _,Archive _,Download _,Git _,Npm _ -> this;
    };
  }

  private static String inside(Path root, Path path) {
    return "./" + root.relativize(path).toString().replace('\\', '/');
  }

  /// A folder.
  record Folder(Path path, String text) implements PackageSource {}

  /// An archive on this machine.
  record Archive(Path path, String text) implements PackageSource {}

  /// An archive on a server.
  record Download(String text) implements PackageSource {}

  /// A commit of a repository.
  ///
  /// @param url the URL of the repository
  /// @param ref a branch, a tag or a commit; empty for the head
  record Git(String url, String ref, String text) implements PackageSource {}

  /// A package of an npm registry.
  ///
  /// @param name its name, with its scope
  /// @param wanted a version, a range or a tag; empty for the latest
  record Npm(String name, String wanted) implements PackageSource {
    @Override
    public String text() {
      return "npm:" + name + (wanted.isEmpty() ? "" : "@" + wanted);
    }
  }

  /// What a person named.
  ///
  /// @param base the folder that relative paths are relative to
  /// @throws PiCodeException `source-invalid`
  static PackageSource parse(String text, Path base) {
    if (text.startsWith("npm:")) {
      return npm(text, text.substring("npm:".length()));
    }
    if (text.startsWith("@")) {
      return npm(text, text);
    }
    if (text.startsWith("git+")) {
      return git(text, text.substring("git+".length()));
    }
    if (Words.SSH.matcher(text).find()) {
      throw Problem.of("source-invalid", ProblemKind.USER,
          "`" + text + "` needs a key to be fetched, which PiCode does not use",
          "clone it yourself and name the folder").toException();
    }
    if (Words.SCHEME.matcher(text).find()) {
      return isArchive(text) && !text.startsWith("file:")
          ? new Download(url(text, text))
          : git(text, text);
    }
    return local(text, base);
  }

  private static PackageSource git(String text, String rest) {
    int hash = rest.indexOf('#');
    String url = hash < 0 ? rest : rest.substring(0, hash);
    String ref = hash < 0 ? "" : rest.substring(hash + 1);
    if (!Words.REF.matcher(ref).matches() || ref.contains("..")) {
      throw invalid(text, "`" + ref + "` is no name of a branch, a tag or a commit");
    }
    return new Git(url(text, url), ref, text);
  }

  private static PackageSource npm(String text, String spec) {
    int at = spec.indexOf('@', 1);
    String name = at < 0 ? spec : spec.substring(0, at);
    String wanted = at < 0 ? "" : spec.substring(at + 1);
    if (!Words.NPM_NAME.matcher(name).matches() || name.length() > 214) {
      throw invalid(text, "`" + name + "` is no name of an npm package");
    }
    if (wanted.length() > 200 || wanted.chars().anyMatch(Character::isISOControl)
        || wanted.contains(":") || wanted.contains("/")) {
      throw invalid(text, "`" + wanted + "` is neither a version nor a range nor a tag");
    }
    return new Npm(name, wanted);
  }

  private static PackageSource local(String text, Path base) {
    Path path;
    try {
      path = base.resolve(text).normalize();
    } catch (InvalidPathException _) {
      throw invalid(text, "it is neither a path nor a URL nor a package");
    }
    if (Files.isDirectory(path)) {
      return new Folder(path, path.toString());
    }
    if (Files.isRegularFile(path)) {
      if (!isArchive(text)) {
        throw invalid(text, "a file has to end in `.tar.gz`, `.tgz` or `.zip`");
      }
      return new Archive(path, path.toString());
    }
    throw Problem.of("source-invalid", ProblemKind.USER, "`" + text + "` does not exist",
        Words.NPM_NAME.matcher(text).matches()
            ? "an npm package is named as `npm:" + text + "`"
            : "name a folder, an archive, a git URL or `npm:NAME`")
        .toException();
  }

  /// What may be fetched: without a password in it, which would be kept, and without a way for others to read
  /// along.
  private static String url(String text, String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("https://") && !lower.startsWith("file://")
        && !Words.HERE.matcher(lower).find()) {
      throw invalid(text, "only `https:` and `file:` URLs are fetched");
    }
    int start = url.indexOf("://") + 3;
    int slash = url.indexOf('/', start);
    if (url.substring(start, slash < 0 ? url.length() : slash).contains("@")) {
      throw invalid("the URL", "it names a user or a password, which would be kept in the lock");
    }
    if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
      throw invalid(text, "a URL has neither spaces nor control characters");
    }
    return url;
  }

  private static boolean isArchive(String text) {
    String path = text.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
    return List.of(".tgz", ".tar.gz", ".zip").stream().anyMatch(path::endsWith);
  }

  private static PiCodeException invalid(String text, String why) {
    String shown = text.equals("the URL") ? text : "`" + text + "`";
    return Problem.of("source-invalid", ProblemKind.USER,
        shown + " cannot be installed: " + why,
        "name a folder, an archive, a git URL or `npm:NAME`").toException();
  }

  /// What sources look like. Stateless.
  final class Words {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern SSH = Pattern.compile("^(ssh://|git://|[^/:@]+@[^/:]+:)");
    /// The person's own machine, where nobody reads along.
    private static final Pattern HERE = Pattern.compile(
        "^http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/|$)");
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9._/@+-]*");
    private static final Pattern NPM_NAME = Pattern.compile(
        "(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*");

    private Words() {}
  }
}
