package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.plugin.manifest.Handler;
import java.util.Set;
import java.util.function.Supplier;

/// An extension that is known by what it contributes, and read when somebody uses it. Immutable.
///
/// @param id its id
/// @param from where it lies, as a person would name it
/// @param origin which layer it is in
/// @param handlers what it contributes
/// @param extension reads it; once
public record Listed(
    String id,
    String from,
    Extension.Origin origin,
    Set<Handler> handlers,
    Supplier<Extension> extension) {
  /// Copies.
  public Listed {
    handlers = Set.copyOf(handlers);
  }

  /// An extension that is read already.
  public static Listed of(Extension extension) {
    return new Listed(extension.id(), extension.from(), extension.origin(),
        Set.copyOf(extension.manifest().contributes().handlers()), () -> extension);
  }
}
