package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.PiCodeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All extensions of a session, a layer after the other. A layer is listed when nothing that was asked for is
/// in one before it, and an extension is read when it has what was asked for. Safe for many threads.
///
/// An id belongs to the first extension that has it; another one is left out with a notice, since it
/// would pass for the first. Only where somebody asked for that very folder it is an error.
public final class Extensions {
  private final List<Layer> layers;
  private final Predicate<String> enabled;
  private final Consumer<String> notices;
  private final Map<String, Listed> known = new LinkedHashMap<>();
  private Consumer<String> alsoTold = _ -> {};
  private int listed;

  /// A source of extensions.
  public interface Layer {
    /// Its extensions, in an order of its own.
    ///
    /// @param notices is told of each that is left out, and why
    /// @throws PiCodeException where going on without it would not be what was asked
    List<Listed> list(Consumer<String> notices);
  }

  /// Extensions of these layers; lists none yet.
  ///
  /// @param notices takes sentences for the person
  public Extensions(List<Layer> layers, Consumer<String> notices) {
    this(layers, _ -> true, notices);
  }

  /// The same without those that are switched off.
  ///
  /// @param enabled whether an extension is to be used, by its id
  public Extensions(List<Layer> layers, Predicate<String> enabled, Consumer<String> notices) {
    this.layers = List.copyOf(layers);
    this.enabled = enabled;
    this.notices = notices;
  }

  /// All there are, by layer and then in its order.
  public List<Extension> all() {
    return those(_ -> true);
  }

  /// Those that contribute something, by layer and then in its order. The others are not read.
  public List<Extension> contributing(Predicate<Handler> wanted) {
    return those(each -> each.handlers().stream().anyMatch(wanted));
  }

  private synchronized List<Extension> those(Predicate<Listed> wanted) {
    while (listed < layers.size()) {
      listNext();
    }
    var extensions = new ArrayList<Extension>();
    for (Listed each : List.copyOf(known.values())) {
      if (wanted.test(each)) {
        Extension extension = read(each);
        if (extension != null) {
          extensions.add(extension);
        }
      }
    }
    return extensions;
  }

  /// The extension of that id.
  public Optional<Extension> find(String id) {
    return first(each -> each.id().equals(id));
  }

  /// The first extension that contributes a handler.
  public Optional<Extension> first(Handler handler) {
    return first(each -> each.handlers().contains(handler));
  }

  private synchronized Optional<Extension> first(Predicate<Listed> wanted) {
    Listed found = first(known.values(), wanted);
    while (found == null && listed < layers.size()) {
      found = first(listNext(), wanted);
    }
    return Optional.ofNullable(found).map(this::read);
  }

  private static @Nullable Listed first(Iterable<Listed> some, Predicate<Listed> wanted) {
    for (Listed each : some) {
      if (wanted.test(each)) {
        return each;
      }
    }
    return null;
  }

  /// The extensions of the same layers that are switched off.
  public Extensions switchedOff() {
    return new Extensions(layers, enabled.negate(), _ -> {});
  }

  /// Forgets what was read, so that it is read anew.
  public synchronized void reload() {
    known.clear();
    listed = 0;
  }

  /// Forgets what was read, reads every layer and every manifest anew, and tells how that went.
  public synchronized Reload reread() {
    var leftOut = new ArrayList<String>();
    alsoTold = leftOut::add;
    try {
      reload();
      return Reload.of(all(), leftOut);
    } finally {
      alsoTold = _ -> {};
    }
  }

  private void tell(String notice) {
    notices.accept(notice);
    alsoTold.accept(notice);
  }

  private @Nullable Extension read(Listed each) {
    try {
      return each.extension().get();
    } catch (PiCodeException e) {
      known.remove(each.id());
      tell(Notices.leftOut(each.from(), e.problem()));
      return null;
    }
  }

  private List<Listed> listNext() {
    var more = new ArrayList<Listed>();
    for (Listed each : layers.get(listed++).list(this::tell)) {
      if (!enabled.test(each.id())) {
        continue;
      }
      Listed first = known.putIfAbsent(each.id(), each);
      if (first == null) {
        more.add(each);
      } else if (each.origin() == Extension.Origin.FOLDER) {
        throw NamedFolders.clash(each.id(), first.from(), each.from());
      } else if (!first.from().equals(each.from())) {
        tell("the extension in `" + each.from() + "` is left out: `" + each.id()
            + "` is that in `" + first.from() + "`");
      }
    }
    return more;
  }
}
