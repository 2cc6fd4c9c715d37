package dev.picode.plugin.hook;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scripts in Git's folder of hooks that call PiCode. Confined to one thread.
///
/// A hook that is there already is moved beside, under its name and `.before-picode`, and run first; what it
/// refuses is refused. Taking ours away puts it back.
public final class GitHookScripts {
  /// Git's hooks that can call PiCode, in the order Git runs them.
  public static final List<String> NAMES = List.of("pre-commit", "commit-msg", "post-commit",
      "pre-push");

  private static final String MARK = "# Written by `picode hook install`.";
  private static final String BEFORE = ".before-picode";
  private static final Set<PosixFilePermission> EXECUTABLE = EnumSet.of(
      PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
      PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_EXECUTE);

  private final Path folder;

  /// The scripts in a folder, which need not exist.
  public GitHookScripts(Path folder) {
    this.folder = folder;
  }

  /// What was done to one hook. Immutable.
  ///
  /// @param name the hook
  /// @param done `installed`, `updated`, `removed` or `none`
  /// @param kept the file with the hook that was there before and is run first, or was put back; `null`
  ///     for none
  public record Done(String name, String done, @Nullable String kept) {}

  /// Installs hooks.
  ///
  /// @param picode the program to call, `null` to look it up on `PATH`
  /// @param optional whether a hook passes where PiCode is not there
  /// @throws dev.picode.problem.PiCodeException `git-hook-unwritable`, `git-hook-clash`
  public List<Done> install(List<String> names, @Nullable Path picode, boolean optional) {
    var done = new ArrayList<Done>();
    try {
      Files.createDirectories(folder);
      for (String name : names) {
        Path file = folder.resolve(name);
        Path before = folder.resolve(name + BEFORE);
        boolean ours = isOurs(file);
        if (!ours && exists(file)) {
          if (exists(before)) {
            throw Problem.of("git-hook-clash", ProblemKind.USER,
                "`" + file + "` is not PiCode's, and there is a `" + before.getFileName()
                    + "` beside it already",
                "look at both and keep one").toException();
          }
          Files.move(file, before);
        }
        Path written = Files.createTempFile(folder, name, ".tmp");
        Files.writeString(written, script(name, picode, optional));
        makeExecutable(written);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        done.add(new Done(name, ours ? "updated" : "installed",
            exists(before) ? before.getFileName().toString() : null));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    return done;
  }

  /// Takes hooks away and puts back what was there before.
  ///
  /// @throws dev.picode.problem.PiCodeException `git-hook-unwritable`
  public List<Done> uninstall(List<String> names) {
    var done = new ArrayList<Done>();
    try {
      for (String name : names) {
        Path file = folder.resolve(name);
        Path before = folder.resolve(name + BEFORE);
        if (!isOurs(file)) {
          done.add(new Done(name, "none", null));
          continue;
        }
        Files.delete(file);
        boolean kept = exists(before);
        if (kept) {
          Files.move(before, file);
        }
        done.add(new Done(name, "removed", kept ? name : null));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    return done;
  }

  private RuntimeException unwritable(IOException cause) {
    return Problem.of("git-hook-unwritable", ProblemKind.EXTERNAL,
        "the hooks in `" + folder + "` cannot be written: " + cause.getMessage())
        .toException(cause);
  }

  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isOurs(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) < 1 << 16
        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            .contains(MARK);
  }

  private static void makeExecutable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, EXECUTABLE);
    }
  }

  /// A script for any POSIX shell, also that of Git for Windows.
  static String script(String name, @Nullable Path picode, boolean optional) {
    boolean reads = name.equals("pre-push");
    var out = new StringBuilder("#!/bin/sh\n").append(MARK)
        .append(" `picode hook uninstall` takes it away.\n")
        .append("before=$(dirname -- \"$0\")/")
        .append(name)
        .append(BEFORE)
        .append('\n');
    if (reads) {
      out.append("input=$(cat)\n");
    }
    out.append("if [ -x \"$before\" ]; then\n  ")
        .append(reads ? "printf '%s\\n' \"$input\" | " : "")
        .append("\"$before\" \"$@\" || exit $?\nfi\n")
        .append("picode=")
        .append(picode == null ? "" : quoted(picode.toString()))
        .append("\n[ -x \"$picode\" ] || picode=$(command -v picode)")
        .append("\nif [ -z \"$picode\" ]; then\n");
    if (optional) {
      out.append("  exit 0\n");
    } else {
      out.append("  echo 'picode: the Git hook `")
          .append(name)
          .append("` cannot run, because PiCode is not installed here.' >&2\n")
          .append("  echo '  `--no-verify` passes over it once; `picode hook install --optional`")
          .append(" lets it pass where PiCode is missing.' >&2\n  exit 1\n");
    }
    return out.append("fi\n")
        .append(reads
            ? "printf '%s\\n' \"$input\" | \"$picode\" hook git "
            : "exec \"$picode\" hook git ")
        .append(name)
        .append(" -- \"$@\"\n")
        .toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
