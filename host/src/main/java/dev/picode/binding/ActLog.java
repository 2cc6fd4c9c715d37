package dev.picode.binding;

import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import java.util.Map;

/// Takes what a run was allowed, was refused and did. Implementations are safe for many threads. That
/// something could not be written down fails a run only where the person asked for that: a
/// [dev.picode.problem.PiCodeException] then keeps the act from being done.
///
/// One is given to each [Access], so an implementation knows which run it is told of.
public interface ActLog {
  /// Keeps nothing.
  ActLog NONE = new ActLog() {
    @Override
    public void decided(String subject, Capability capability, Decision decision, String how) {}

    @Override
    public void did(String subject, String act, Map<String, String> details) {}
  };

  /// A capability was asked for.
  ///
  /// @param subject who asked, in words: `the extension `acme.todo``
  /// @param capability what for
  /// @param decision what the rules said: granted, to be asked, or denied
  /// @param how what came of it: `granted` (it stood already), `once`, `session` or `always` (a person
  ///     granted it), `denied-by-person`, `headless` (nobody could be asked, so denied) or `not-declared`
  void decided(String subject, Capability capability, Decision decision, String how);

  /// Something with an effect was done.
  ///
  /// @param subject who did it
  /// @param act the function that did it, such as `files.write`
  /// @param details what it did it to; holds no secret and no content
  void did(String subject, String act, Map<String, String> details);
}
