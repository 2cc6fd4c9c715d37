package dev.picode.cli.secret;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.cli.command.CliSession;
import dev.picode.plugin.command.CommandResult;
import dev.picode.secret.SecretPlace;
import dev.picode.secret.SecretValue;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps and removes secrets for the commands that do, and says what came of it. Stateless. What is said names a secret
/// and its places, never its value.
public final class SecretActs {
  private static final int INTERRUPTED = 130;

  private SecretActs() {}

  /// Asks for a secret and keeps it.
  ///
  /// @param what it is, for the question
  /// @param about more members of the result
  /// @return the exit code
  public static int keep(String name, String what, Map<String, @Nullable Object> about,
      CliSession session) {
    Optional<SecretValue> given = TypedSecret.read(name, what, session);
    if (given.isEmpty()) {
      return INTERRUPTED;
    }
    SecretPlace place = session.secrets().keep(given.get());
    record(session, "keep the secret `" + name + "`", List.of(place));
    Map<String, @Nullable Object> plain = plain(name, about, session);
    plain.put("keptIn", place.word());
    var text = new StringBuilder("`" + name + "` is kept in " + place.title() + "\n");
    if (place == SecretPlace.FILE && inEnvironment(name, session)) {
      text.append("the environment variable of that name is asked first: unset it to use this\n");
    }
    return result(session, text.toString(), plain, 0);
  }

  /// Removes a secret.
  ///
  /// @return the exit code: 1 where PiCode did not keep it
  public static int remove(String name, Map<String, @Nullable Object> about, CliSession session) {
    Set<SecretPlace> places = session.secrets().forget(name);
    if (!places.isEmpty()) {
      record(session, "remove the secret `" + name + "`", places);
    }
    Map<String, @Nullable Object> plain = plain(name, about, session);
    plain.put("removedFrom", words(places));
    var text = new StringBuilder(places.isEmpty()
        ? "PiCode does not keep `" + name + "`\n"
        : "`" + name + "` is removed from "
            + places.stream().map(SecretPlace::title).collect(Collectors.joining(" and ")) + "\n");
    if (inEnvironment(name, session)) {
      text.append("the environment variable of that name is still there\n");
    }
    return result(session, text.toString(), plain, places.isEmpty() ? 1 : 0);
  }

  /// The places of a secret as words, in the order in which they are asked.
  static List<String> words(Set<SecretPlace> places) {
    return places.stream().map(SecretPlace::word).toList();
  }

  private static boolean inEnvironment(String name, CliSession session) {
    return session.secrets().places(name).contains(SecretPlace.ENVIRONMENT);
  }

  private static Map<String, @Nullable Object> plain(String name,
      Map<String, @Nullable Object> about, CliSession session) {
    var plain = new LinkedHashMap<String, @Nullable Object>(about);
    plain.put("secret", name);
    plain.put("places", words(session.secrets().places(name)));
    return plain;
  }

  private static void record(CliSession session, String act, Iterable<SecretPlace> places) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    var words = new ArrayList<String>();
    places.forEach(place -> words.add(place.word()));
    details.put("places", words);
    var _ = session.audit().append(AuditEntry.ofPerson(AuditKind.SECRET, act, "done", details));
  }

  private static int result(CliSession session, String text, Map<String, @Nullable Object> plain,
      int code) {
    session.output().result(new CommandResult(new Display.Text(text, plain), code));
    return code;
  }
}
