package dev.picode.plugin.hook;

import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Somebody who listens to an event. Immutable.
///
/// @param event the event
/// @param name what tells it from other hooks of the same owner on the event; an empty text where there is one
/// @param description what it does
/// @param owner whose it is
/// @param priority of two hooks of a layer the one with the lower number goes first
/// @param position its place among the hooks its owner declared
/// @param match what it narrows itself to
/// @param onFailure what becomes of the act where it fails; `null` leaves that to the event
/// @param deadline the longest it may take; `null` where it does not say
/// @param idle why it will not run, in words that complete "it does not run:"; `null` where it will
/// @param handler runs it
public record Hook(
    String event,
    String name,
    String description,
    Owner owner,
    int priority,
    int position,
    Match match,
    @Nullable OnFailure onFailure,
    @Nullable Duration deadline,
    @Nullable String idle,
    HookHandler handler) {
  /// The order in which hooks on one event run.
  static final Comparator<Hook> ORDER = Comparator
      .<Hook, HookLayer>comparing(hook -> hook.owner().layer())
      .thenComparingInt(Hook::priority)
      .thenComparing(hook -> hook.owner().id())
      .thenComparingInt(Hook::position);

  /// Whose a hook is. Immutable.
  ///
  /// @param id the extension's id, or `config` for a setting
  /// @param version its version, or `null`
  /// @param layer where it comes from
  /// @param from where it lies, as a person would name it
  /// @param language what its script is written in; `null` where it is no script
  public record Owner(String id, @Nullable String version, HookLayer layer, String from,
      @Nullable Language language) {}

  /// What its handler is registered under: the event, with `#` and the name where there is one.
  public String key() {
    return name.isEmpty() ? event : event + "#" + name;
  }

  /// What it is called among all hooks: `acme.checks:pre-commit#secrets`.
  public String id() {
    return owner.id() + ":" + key();
  }

  /// The same hook, which will not run.
  ///
  /// @param reason why not
  public Hook idle(String reason) {
    return new Hook(event, name, description, owner, priority, position, match, onFailure,
        deadline, reason, handler);
  }
}
