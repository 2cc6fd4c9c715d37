package dev.picode.plugin.manifest;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.JsonPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a manifest, for telling where in it something is wrong. Immutable.
///
/// @param file what the file is called in a problem
/// @param text its text
record ManifestText(String file, String text) {
  /// Something is wrong with a value.
  ///
  /// @param path to the value, see [JsonPlace]
  PiCodeException wrong(List<?> path, String message, @Nullable String hint) {
    return problem(JsonPlace.ofValue(text, path), message, hint);
  }

  /// Something is wrong with a member's name.
  ///
  /// @param path to the member
  PiCodeException unknown(List<?> path, String message, @Nullable String hint) {
    return problem(JsonPlace.ofName(text, path), message, hint);
  }

  /// The text is no JSON from a place on.
  PiCodeException syntax(JsonPlace place, String message) {
    return problem(place, message, null);
  }

  private PiCodeException problem(JsonPlace place, String message, @Nullable String hint) {
    return new Problem("manifest-invalid", ProblemKind.USER, message, hint,
        Place.in(file, text, place.line(), place.column())).toException();
  }
}
