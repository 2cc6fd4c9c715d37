package dev.picode.context.rank;

import java.util.Objects;

/// The numbers that relevance depends on. Immutable.
///
/// The shares of links and signals have no measure of their own; only how they relate to each other counts.
///
/// @param links how much of what leaves a file goes along each kind of link
/// @param signals how much each signal counts in the score of a file
/// @param damping the probability to follow a link. 0.85 in Brin and Page (1998), where all of the web is ranked; tuned by
///     `bench/recall`
/// @param wordShare how much relevance flows from what fits the words, against 1 from the files that are given; tuned by
///     `bench/recall`
/// @param commitFiles commits that touched more files than this say nothing of what belongs together. Zimmermann et al.,
///     "Mining version histories to guide software changes" (2005), leave out those of more than 30
/// @param halfLife after so many commits, what was changed together counts half; tuned by `bench/recall`
public record Weights(
    LinkWeights links,
    SignalWeights signals,
    double damping,
    double wordShare,
    int commitFiles,
    int halfLife) {
  /// The weights that PiCode ships with.
  public static final Weights DEFAULT = new Weights(
      new LinkWeights(1, 1.2, 0.3, 0.3, 3, 1.5),
      new SignalWeights(1.2, 1, 0.35, 0.3, 0.6, 0.4, 0.25), 0.5, 0.25, 30, 200);

  /// Refuses numbers that cannot be.
  public Weights {
    Objects.requireNonNull(links);
    Objects.requireNonNull(signals);
    if (!(damping >= 0 && damping < 1) || commitFiles < 2 || halfLife < 1) {
      throw new IllegalArgumentException("the damping is below one, and the limits are positive");
    }
  }

  /// How much of what leaves a file goes along each kind of link, where it has links of that kind. Immutable. All are tuned
  /// by `bench/recall`.
  ///
  /// @param uses to what defines the names it uses
  /// @param used to what uses the names it defines
  /// @param imports to what it imports
  /// @param imported to what imports it
  /// @param together to what was changed together with it
  /// @param namesake to what is called the same
  public record LinkWeights(
      double uses,
      double used,
      double imports,
      double imported,
      double together,
      double namesake) {
    double of(Link link) {
      return switch (link) {
        case USES -> uses;
        case USED -> used;
        case IMPORTS -> imports;
        case IMPORTED -> imported;
        case TOGETHER -> together;
        case NAMESAKE -> namesake;
      };
    }
  }

  /// How much each signal counts. Each is between 0 and 1 before it is weighted. Immutable.
  ///
  /// Fitted with `bench/recall` on gson, axios, requests, bat, jq and this repository: the weights under which the files that
  /// were changed are the most likely ones (a softmax over all files, each repository counting the same), then rounded where
  /// that costs nothing. By that fit `defines` would be near zero, as few subjects of commits name a symbol; it is chosen by
  /// hand, for tasks that do. `bench/README.md` has the figures, also of repositories that had no part.
  ///
  /// @param linked the personalised PageRank, its root, against the highest one
  /// @param text how well its text fits (BM25), against the best
  /// @param name how many of the task's words its path has, rare ones more, against the best
  /// @param defines whether it defines a symbol that is named, against how many files do
  /// @param subject how similar the subjects of commits that touched it are, the root of their sum, against the highest one
  /// @param together how often it was changed together with the files that are given, against how often they were changed;
  ///     its root, against the highest one
  /// @param near how close its folder is to those of the files that are given
  public record SignalWeights(
      double linked,
      double text,
      double name,
      double defines,
      double subject,
      double together,
      double near) {
    double of(Signal signal) {
      return switch (signal) {
        case LINKED -> linked;
        case TEXT -> text;
        case NAME -> name;
        case DEFINES -> defines;
        case SUBJECT -> subject;
        case TOGETHER -> together;
        case NEAR -> near;
      };
    }
  }
}
