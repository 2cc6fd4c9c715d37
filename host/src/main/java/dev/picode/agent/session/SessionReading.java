package dev.picode.agent.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the files of sessions. Stateless, safe for many threads.
final class SessionReading {
  private static final int MAX_TITLE = 80;

  private SessionReading() {}

  /// What is wrong with a line is passed over: a crash leaves half of one at the end.
  static StoredSession whole(String id, Path file) throws IOException {
    try (BufferedReader lines = open(file)) {
      SessionHeader header = header(id, lines.readLine());
      var entries = new ArrayList<TimedEntry>();
      int damaged = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<TimedEntry> entry = SessionJson.entry(line);
        entry.ifPresent(entries::add);
        damaged += entry.isEmpty() ? 1 : 0;
      }
      return new StoredSession(header, entries, damaged);
    }
  }

  private static SessionHeader header(String id, @Nullable String line) {
    Map<?, ?> members = line == null ? null : SessionJson.parse(line);
    if (members == null || SessionJson.version(members) == 0) {
      throw SessionProblems.damaged(id);
    }
    if (SessionJson.version(members) > SessionHeader.VERSION) {
      throw SessionProblems.tooNew(id, SessionJson.version(members));
    }
    return SessionJson.header(members).orElseThrow(() -> SessionProblems.damaged(id));
  }

  /// What a list tells of it: only the lines that say so are read as JSON.
  static Optional<SessionInfo> info(Path file) throws IOException {
    try (BufferedReader lines = open(file)) {
      String first = lines.readLine();
      Map<?, ?> members = first == null ? null : SessionJson.parse(first);
      Optional<SessionHeader> header = members == null
          ? Optional.empty()
          : SessionJson.header(members);
      if (header.isEmpty()) {
        return Optional.empty();
      }
      String name = "";
      String title = "";
      int prompts = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"type\":\"message\",\"typed\":")) {
          prompts++;
          title = title.isEmpty() ? title(line) : title;
        } else if (line.startsWith("{\"type\":\"named\",")) {
          Map<?, ?> named = SessionJson.parse(line);
          name = named != null && named.get("name") instanceof String text ? text : name;
        }
      }
      return Optional.of(new SessionInfo(header.get(), name, title,
          Files.getLastModifiedTime(file).toInstant(), prompts, Files.size(file)));
    }
  }

  private static String title(String line) {
    Map<?, ?> members = SessionJson.parse(line);
    String typed = members != null && members.get("typed") instanceof String text ? text : "";
    return shortened(typed);
  }

  /// The beginning of a text, in one line.
  static String shortened(String typed) {
    String words = typed.strip().replaceAll("\\s+", " ");
    int end = Math.min(words.length(), MAX_TITLE);
    return words.length() <= MAX_TITLE
        ? words
        : words.substring(0,
            Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /// Malformed UTF-8, as half a line may end with, is replaced.
  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file),
        StandardCharsets.UTF_8));
  }
}
