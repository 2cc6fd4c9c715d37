package dev.picode.context.rank;

import java.util.Objects;

/// A part of a context. Immutable.
///
/// @param origin where it comes from: `repo` for all that stands in the workspace
/// @param path the file, relative to the workspace
/// @param form how much of it is shown
/// @param text what is shown, with the path above it; ends with a line end
/// @param tokens how many tokens the text is counted as
/// @param score how much the file matters, see [RankedFile]
/// @param why why it matters, as [RankedFile#why] says it
public record Part(
    String origin,
    String path,
    Form form,
    String text,
    int tokens,
    double score,
    String why) {
  /// The origin of what stands in the workspace.
  public static final String REPO = "repo";

  /// Refuses missing parts.
  public Part {
    Objects.requireNonNull(origin);
    Objects.requireNonNull(path);
    Objects.requireNonNull(form);
    Objects.requireNonNull(text);
    Objects.requireNonNull(why);
  }
}
