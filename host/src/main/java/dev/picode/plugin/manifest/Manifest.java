package dev.picode.plugin.manifest;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.protocol.Language;
import java.util.Map;

/// What `picode.json` says. Immutable.
///
/// @param id reverse order of importance with dots, such as `acme.todo`
/// @param version the extension's own version
/// @param language what its script is written in
/// @param main the module that is loaded, relative to the extension's folder
/// @param description one sentence without a final full stop
/// @param contributes what it contributes
/// @param permissions what it asks for, and what its providers need; granted as it is only where PiCode itself vouches for it
/// @param reasons why it asks, by permission, in its author's words
/// @param deadlineSeconds the longest a command of it may run; 0 where it does not say
public record Manifest(
    String id,
    String version,
    Language language,
    String main,
    String description,
    Contributions contributes,
    Grants permissions,
    Map<Permission, String> reasons,
    long deadlineSeconds) {
  /// The script API this program speaks.
  public static final int API_LEVEL = 1;

  /// Copies.
  public Manifest {
    reasons = Map.copyOf(reasons);
  }
}
