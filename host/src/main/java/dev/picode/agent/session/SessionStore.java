package dev.picode.agent.session;

import dev.picode.file.OwnerOnly;
import dev.picode.problem.PiCodeException;
import dev.picode.secret.Redactor;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sessions of a workspace, a file each in the folder of a person's data. Safe for many threads and processes.
///
/// A session is named by its id, by a beginning of it that no other has, or by the name a person gave it.
public final class SessionStore {
  /// The longest name of a session.
  static final int MAX_NAME = 100;

  private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{6}");
  private static final DateTimeFormatter STAMP = DateTimeFormatter
      .ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
      .withZone(ZoneOffset.UTC);
  private static final String ENDING = ".jsonl";

  private final Path folder;
  private final Workspace workspace;
  private final InstantSource clock;
  private final Supplier<Redactor> redactor;
  private final SecureRandom random = new SecureRandom();

  /// A store that touches no file yet.
  ///
  /// @param data the folder of a person's data
  /// @param redactor asked at each line that is written for the secrets known by then
  public SessionStore(Path data, Workspace workspace, InstantSource clock,
      Supplier<Redactor> redactor) {
    this.folder = data.resolve("sessions").resolve(key(workspace.root()));
    this.workspace = workspace;
    this.clock = clock;
    this.redactor = redactor;
  }

  /// A name for people, and one that no other workspace has.
  private static String key(Path root) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest(root.toString().getBytes(StandardCharsets.UTF_8));
      String name = String.valueOf(root.getFileName() == null ? "root" : root.getFileName())
          .replaceAll("[^A-Za-z0-9._-]", "_");
      return name.substring(0, Math.min(40, name.length())) + "-"
          + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Begins a session.
  ///
  /// @throws PiCodeException `session-unwritable`
  public SessionLog create() {
    return create(null, List.of());
  }

  /// Goes on with a session.
  ///
  /// @param named see the type
  /// @throws PiCodeException `unknown-session`, `session-ambiguous`, `session-in-use`, and those of [#load]
  public SessionLog resume(String named) {
    String id = find(named);
    try {
      SessionFile file = SessionFile.open(path(id)).orElseThrow(() -> SessionProblems.inUse(id));
      boolean isRead = false;
      try {
        StoredSession stored = load(id);
        isRead = true;
        return new SessionLog(stored.header(), stored.conversation(), file, clock, redactor);
      } finally {
        if (!isRead) {
          file.close();
        }
      }
    } catch (IOException e) {
      throw SessionProblems.unwritable(id, e);
    }
  }

  /// Begins a session with all that was said in another one, which stays as it is.
  ///
  /// @throws PiCodeException as [#load], and `session-unwritable`
  public SessionLog fork(String named) {
    StoredSession stored = load(named);
    return create(stored.header().id(), stored.entries());
  }

  private SessionLog create(@Nullable String forkedFrom, List<TimedEntry> entries) {
    var now = clock.instant();
    byte[] tail = new byte[3];
    random.nextBytes(tail);
    String id = STAMP.format(now) + "-" + HexFormat.of().formatHex(tail);
    var header = new SessionHeader(id, workspace.root().toString(), now, forkedFrom);
    try {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      SessionFile file = SessionFile.create(path(id));
      var conversation = new Conversation();
      file.append(SessionJson.write(header));
      for (TimedEntry timed : entries) {
        file.append(SessionJson.write(timed));
        conversation.take(timed.entry());
      }
      return new SessionLog(header, conversation, file, clock, redactor);
    } catch (IOException e) {
      throw SessionProblems.unwritable(id, e);
    }
  }

  /// The sessions, those written last first. What cannot be read is not among them.
  ///
  /// @throws PiCodeException `session-unreadable`
  public List<SessionInfo> list() {
    var found = new ArrayList<SessionInfo>();
    for (String id : ids()) {
      try {
        SessionReading.info(path(id)).ifPresent(found::add);
      } catch (IOException _) {
        // It is being deleted.
      }
    }
    found.sort(SessionInfo.NEWEST);
    return found;
  }

  /// The session that was written last.
  ///
  /// @throws PiCodeException `session-unreadable`
  public Optional<String> latest() {
    return list().stream().findFirst().map(info -> info.header().id());
  }

  /// A session as its file tells it.
  ///
  /// @throws PiCodeException `unknown-session`, `session-ambiguous`, `session-damaged`, `session-too-new`,
  ///     `session-unreadable`
  public StoredSession load(String named) {
    String id = find(named);
    try {
      return SessionReading.whole(id, path(id));
    } catch (IOException e) {
      throw SessionProblems.unreadable(id, e);
    }
  }

  /// Gives a session a name.
  ///
  /// @param name empty to take its name away
  /// @throws PiCodeException `session-name-invalid`, and those of [#resume]
  public void rename(String named, String name) {
    if (name.length() > MAX_NAME || !name.strip().equals(name) || ID.matcher(name).matches()
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw SessionProblems.nameInvalid();
    }
    try (SessionLog log = resume(named)) {
      log.append(new SessionEntry.Named(name));
    }
  }

  /// Deletes a session.
  ///
  /// @return its id
  /// @throws PiCodeException `unknown-session`, `session-ambiguous`, `session-in-use`, `session-unwritable`
  public String delete(String named) {
    String id = find(named);
    try (var _ = SessionFile.open(path(id)).orElseThrow(() -> SessionProblems.inUse(id))) {
      // Nobody writes it.
    } catch (IOException e) {
      throw SessionProblems.unwritable(id, e);
    }
    try {
      Files.deleteIfExists(path(id));
      return id;
    } catch (IOException e) {
      throw SessionProblems.unwritable(id, e);
    }
  }

  /// The id of the session that is meant.
  ///
  /// @throws PiCodeException `unknown-session`, `session-ambiguous`
  public String find(String named) {
    if (ID.matcher(named).matches()) {
      if (Files.isRegularFile(path(named))) {
        return named;
      }
      throw SessionProblems.unknown(named);
    }
    List<String> beginning = named.isEmpty()
        ? List.of()
        : ids().stream().filter(id -> id.startsWith(named)).toList();
    List<String> meant = beginning.isEmpty()
        ? list().stream()
            .filter(info -> !named.isEmpty() && info.name().equals(named))
            .map(info -> info.header().id())
            .toList()
        : beginning;
    return switch (meant.size()) {
      case 0 -> throw SessionProblems.unknown(named);
      case 1 -> meant.getFirst();
      default -> throw SessionProblems.ambiguous(named, meant.stream().limit(5).toList());
    };
  }

  private List<String> ids() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(id -> ID.matcher(id).matches())
          .sorted()
          .toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw SessionProblems.unreadable(folder.getFileName().toString(), e);
    }
  }

  /// Where the file of a session is.
  public Path path(String id) {
    if (!ID.matcher(id).matches()) {
      throw SessionProblems.unknown(id);
    }
    return folder.resolve(id + ENDING);
  }
}
