package dev.picode.trust;

import dev.picode.file.WholeFile;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person has trusted, by workspace, in `trust.json` of the data folder. Safe for many threads and
/// processes: it is a [WholeFile].
///
/// A file that is damaged trusts nothing. The first change after that keeps it aside and begins anew.
public final class TrustStore {
  private static final long MAX_BYTES = 64L << 20;

  private final Path file;
  private final WholeFile whole;

  /// The store in a file, which need not exist.
  public TrustStore(Path file) {
    this.file = file;
    this.whole = new WholeFile(file);
  }

  /// What a read of the store gave. Immutable.
  ///
  /// @param damage why nothing in the file counts, `null` where it is well or there is none
  record Content(SortedMap<String, TrustEntry> entries, @Nullable String damage) {}

  /// What was trusted in a workspace.
  ///
  /// @param root the real path of its root
  public Optional<TrustEntry> find(Path root) {
    return Optional.ofNullable(read().entries().get(root.toString()));
  }

  /// Keeps what is trusted in a workspace, or forgets it.
  ///
  /// @param entry `null` to forget
  /// @return whether anything was trusted there before
  /// @throws PiCodeException `trust-unwritable`
  boolean put(Path root, @Nullable TrustEntry entry) {
    try {
      return whole.locked(() -> change(root, entry));
    } catch (IOException e) {
      throw Problem.of("trust-unwritable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be written: " + e.getMessage(),
          "check the permissions of its folder and the space on its disk").toException(e);
    }
  }

  private boolean change(Path root, @Nullable TrustEntry entry) throws IOException {
    Content content = read();
    if (content.damage() != null && Files.exists(file)) {
      whole.setAside();
    }
    var entries = new TreeMap<>(content.entries());
    boolean known = entry == null
        ? entries.remove(root.toString()) != null
        : entries.put(root.toString(), entry) != null;
    whole.replace(TrustJson.write(entries).getBytes(StandardCharsets.UTF_8));
    return known;
  }

  /// Everything in the store.
  Content read() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return damaged("it is larger than " + MAX_BYTES + " bytes");
      }
      return new Content(
          TrustJson.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)), null);
    } catch (NoSuchFileException _) {
      return new Content(new TreeMap<>(), null);
    } catch (IOException e) {
      return damaged("it cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return damaged(String.valueOf(e.getMessage()));
    }
  }

  private Content damaged(String why) {
    return new Content(new TreeMap<>(),
        "`" + file + "` is damaged, so no project is trusted: " + why);
  }
}
