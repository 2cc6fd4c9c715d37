package dev.picode.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jspecify.annotations.Nullable;

/// The difference between two texts as Git writes it. Stateless, safe for many threads.
public final class UnifiedDiff {
  private static final String NOTHING = "/dev/null";

  private UnifiedDiff() {}

  /// The unified diff, with three lines of context; empty where nothing differs.
  ///
  /// @param path what the text is called
  /// @param before `null` where there was nothing
  /// @param after `null` where there will be nothing
  public static String of(String path, @Nullable String before, @Nullable String after) {
    RawText old = text(before);
    RawText changed = text(after);
    var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, changed);
    if (edits.isEmpty()) {
      return "";
    }
    var out = new ByteArrayOutputStream();
    try (var format = new DiffFormatter(out)) {
      format.format(edits, old, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--- " + (before == null ? NOTHING : "a/" + path) + "\n+++ "
        + (after == null ? NOTHING : "b/" + path) + "\n" + out.toString(StandardCharsets.UTF_8);
  }

  private static RawText text(@Nullable String text) {
    return new RawText((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
  }
}
