package dev.picode.trust;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether the `.picode/` of one project is trusted. Safe for many threads.
///
/// The state is found out when it is first asked for, and stays: what was compared is what is used in this
/// process. A project without a `.picode/` costs one look at the file system.
public final class ProjectTrust {
  private static final int MAX_NAMED = 5;

  private final Path root;
  private final Supplier<TrustStore> store;
  private @Nullable TrustState state;
  private @Nullable String damage;

  /// The trust in a project; reads nothing yet.
  ///
  /// @param root the real path of its root
  /// @param store gives what was trusted, where there is something to compare with it
  public ProjectTrust(Path root, Supplier<TrustStore> store) {
    this.root = root;
    this.store = store;
  }

  /// The real path of the project's root.
  public Path root() {
    return root;
  }

  /// The folder that is trusted or not.
  public Path folder() {
    return root.resolve(".picode");
  }

  /// How it stands.
  public synchronized TrustState state() {
    TrustState known = state;
    if (known == null) {
      known = find();
      state = known;
    }
    return known;
  }

  /// What may be used: the closure, where it is trusted.
  public Optional<Closure> trusted() {
    return state() instanceof TrustState.Trusted trusted
        ? Optional.of(trusted.closure())
        : Optional.empty();
  }

  /// Why nothing in the store counts, where that is so.
  public synchronized Optional<String> damage() {
    state();
    return Optional.ofNullable(damage);
  }

  /// What was trusted before, be it the same as now or not.
  public Optional<TrustEntry> before() {
    return store.get().find(root);
  }

  /// Reads what there is now, for a person to look at.
  ///
  /// @throws PiCodeException `trust-refused` where it holds what nobody can trust, `trust-unreadable`
  public Closure read() {
    return ClosureReader.read(folder());
  }

  /// Trusts a closure.
  ///
  /// @param closure what the person was shown
  /// @param picode the version of this program
  /// @throws PiCodeException `trust-unwritable`
  public synchronized void accept(Closure closure, Instant time, String picode) {
    store.get().put(root, TrustEntry.of(closure, time, picode));
    state = new TrustState.Trusted(closure);
  }

  /// Takes the trust back.
  ///
  /// @return whether there was any
  /// @throws PiCodeException `trust-unwritable`
  public synchronized boolean revoke() {
    boolean known = store.get().find(root).isPresent() && store.get().put(root, null);
    state = null;
    return known;
  }

  /// What a person should know about the state, a sentence each.
  public synchronized List<String> notices() {
    var notices = new ArrayList<String>();
    switch (state()) {
      case TrustState.None _,TrustState.Trusted _ -> {
      }
      case TrustState.Untrusted _ -> notices.add("the project's `.picode/` is not trusted and not"
          + " used; `picode trust` shows what is in it and asks");
      case TrustState.Changed changed -> notices.add("the project's `.picode/` is not used, because"
          + " it is not what you trusted: " + changed.diff().words(MAX_NAMED)
          + "; `picode trust` shows it and asks");
      case TrustState.Refused refused -> notices.add("the project's `.picode/` is not used: "
          + refused.problem().message());
    }
    if (damage != null) {
      notices.addFirst(damage);
    }
    return List.copyOf(notices);
  }

  private TrustState find() {
    if (!Files.exists(folder(), LinkOption.NOFOLLOW_LINKS) || isEmpty()) {
      return new TrustState.None();
    }
    TrustStore.Content content = store.get().read();
    damage = content.damage();
    TrustEntry before = content.entries().get(root.toString());
    if (before == null) {
      return new TrustState.Untrusted();
    }
    try {
      Closure now = read();
      return now.hash().equals(before.hash())
          ? new TrustState.Trusted(now)
          : new TrustState.Changed(before.diff(now));
    } catch (PiCodeException e) {
      return new TrustState.Refused(e.problem());
    }
  }

  private boolean isEmpty() {
    if (!Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(folder())) {
      return !entries.iterator().hasNext();
    } catch (IOException _) {
      return false;
    }
  }
}
