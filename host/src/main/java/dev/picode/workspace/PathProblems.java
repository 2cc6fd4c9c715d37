package dev.picode.workspace;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// The problems a path can have, worded once. Immutable.
final class PathProblems {
  private PathProblems() {}

  static PiCodeException outside(String path, Path root) {
    return Problem.of(
        "path-outside-workspace",
        ProblemKind.DENIED,
        "`" + visible(path) + "` is outside the workspace",
        "the workspace is `" + root + "`; only what is really inside it can be reached")
        .toException();
  }

  static PiCodeException notFound(String path) {
    return Problem.of(
        "path-not-found",
        ProblemKind.USER,
        "`" + visible(path) + "` does not exist",
        "check the spelling; paths are relative to the workspace").toException();
  }

  static PiCodeException folderMissing(String path) {
    return Problem.of(
        "folder-missing",
        ProblemKind.USER,
        "`" + visible(path) + "` cannot be written: its folder does not exist",
        "make the folder first, or name a file in one that exists").toException();
  }

  static PiCodeException folderNotEmpty(String path) {
    return Problem.of(
        "folder-not-empty",
        ProblemKind.USER,
        "`" + visible(path) + "` is a folder with something in it",
        "remove what is in it first").toException();
  }

  static PiCodeException invalid(String path, String reason) {
    return Problem.of(
        "path-invalid",
        ProblemKind.USER,
        "`" + visible(path) + "` is not a path: " + reason,
        "write the path without control characters").toException();
  }

  static PiCodeException loop(String path) {
    return Problem.of(
        "path-link-loop",
        ProblemKind.USER,
        "`" + visible(path) + "` leads through symbolic links that never end",
        "remove the link that points back at itself").toException();
  }

  static PiCodeException notFile(String path) {
    return Problem.of(
        "not-a-file",
        ProblemKind.USER,
        "`" + visible(path) + "` is not a file",
        "name a regular file").toException();
  }

  static PiCodeException notFolder(String path) {
    return Problem.of(
        "not-a-folder",
        ProblemKind.USER,
        "`" + visible(path) + "` is not a folder",
        "name a folder").toException();
  }

  static PiCodeException notText(String path, String reason) {
    return Problem.of(
        "not-text",
        ProblemKind.USER,
        "`" + visible(path) + "` is not text: " + reason,
        "only UTF-8 text can be read").toException();
  }

  static PiCodeException tooLarge(String path, int maxBytes) {
    return Problem.of(
        "file-too-large",
        ProblemKind.LIMIT,
        "`" + visible(path) + "` is larger than " + maxBytes + " bytes",
        "read a smaller file or raise the limit").toException();
  }

  /// What an I/O error on a path means to a person.
  static PiCodeException of(String path, IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> notFound(path);
      case NotDirectoryException _ -> notFolder(path);
      case FileSystemLoopException _ -> loop(path);
      default -> Problem.of(
          "file-unreadable",
          ProblemKind.EXTERNAL,
          "`" + visible(path) + "` cannot be read: " + reason(cause),
          "check the permissions of the file and of the folders above it").toException(cause);
    };
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }

  /// A path with its control characters as `\\uXXXX`, cut to 200 characters.
  static String visible(String path) {
    var text = new StringBuilder();
    for (int i = 0; i < path.length() && text.length() < 200; i++) {
      char c = path.charAt(i);
      if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired(path, i))) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.length() < 200 ? text.toString() : text + "…";
  }

  /// Whether the surrogate at an index has its other half beside it.
  static boolean paired(String text, int index) {
    char c = text.charAt(index);
    return Character.isHighSurrogate(c)
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
