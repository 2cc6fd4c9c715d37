package dev.picode.plugin;

import dev.picode.binding.Consent;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who can be asked whether an extension may do something. A front implements it.
/// Implementations are asked one question at a time, from any thread.
public interface Person {
  /// Nobody.
  Person NOBODY = _ -> Consent.Answer.NOBODY;

  /// What a person is asked. Immutable. Much of it is in the extension's own words: it has to be made
  /// safe before it is shown.
  ///
  /// @param id the extension's id
  /// @param version its version
  /// @param from where it lies
  /// @param capability what it wants to do now
  /// @param scope what it declared that covers this, which a lasting answer grants
  /// @param reason why, as its manifest says; `null` where it says nothing
  record Question(
      String id,
      String version,
      String from,
      Capability capability,
      Grants scope,
      @Nullable String reason) {}

  /// Puts a question and waits for the answer.
  ///
  /// @throws InterruptedException where nobody waits for the answer any more
  Consent.Answer answer(Question question) throws InterruptedException;

  /// Whether the person agrees that something a hook asks about may go on. Where nobody can be asked,
  /// nobody agrees.
  ///
  /// @param question a sentence, partly in the words of a script: it has to be made safe before it is shown
  /// @param facts what they should know, by name; likewise
  /// @throws InterruptedException where nobody waits for the answer any more
  default boolean agrees(String question, Map<String, String> facts)
      throws InterruptedException {
    return false;
  }
}
