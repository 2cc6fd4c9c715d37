package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All extensions of a session, a layer after the other. A layer is read when nothing that was asked for is
/// in one before it. Safe for many threads.
///
/// An id belongs to the first extension that has it; another one is left out with a notice, since it
/// would pass for the first. Only where somebody asked for that very folder it is an error.
public final class Extensions {
  private final List<Layer> layers;
  private final Consumer<String> notices;
  private final Map<String, Extension> known = new LinkedHashMap<>();
  private int read;

  /// A source of extensions.
  public interface Layer {
    /// Its extensions, in an order of its own.
    ///
    /// @param notices is told of each that is left out, and why
    /// @throws dev.picode.problem.PiCodeException where going on without it would not be what was asked
    List<Extension> read(Consumer<String> notices);
  }

  /// Extensions of these layers; reads none yet.
  ///
  /// @param notices takes sentences for the person
  public Extensions(List<Layer> layers, Consumer<String> notices) {
    this.layers = List.copyOf(layers);
    this.notices = notices;
  }

  /// All there are, by layer and then in its order.
  public synchronized List<Extension> all() {
    while (read < layers.size()) {
      readNext();
    }
    return List.copyOf(known.values());
  }

  /// The extension of that id.
  public Optional<Extension> find(String id) {
    return first(extensions -> extensions.stream()
        .filter(extension -> extension.id().equals(id))
        .findFirst()
        .orElse(null));
  }

  /// The first thing of a kind that there is, in a layer that is read no sooner than needed.
  ///
  /// @param look gives it where these extensions have it, else `null`
  public synchronized <T> Optional<T> first(
      Function<Collection<Extension>, @Nullable T> look) {
    T found = look.apply(List.copyOf(known.values()));
    while (found == null && read < layers.size()) {
      found = look.apply(readNext());
    }
    return Optional.ofNullable(found);
  }

  /// Forgets what was read, so that it is read anew.
  public synchronized void reload() {
    known.clear();
    read = 0;
  }

  private List<Extension> readNext() {
    var more = new ArrayList<Extension>();
    for (Extension extension : layers.get(read++).read(notices)) {
      Extension first = known.putIfAbsent(extension.id(), extension);
      if (first == null) {
        more.add(extension);
      } else if (extension.origin() == Extension.Origin.FOLDER) {
        throw NamedFolders.clash(first, extension);
      } else if (!first.from().equals(extension.from())) {
        notices.accept("the extension in `" + extension.from() + "` is left out: `"
            + extension.id() + "` is that in `" + first.from() + "`");
      }
    }
    return more;
  }
}
