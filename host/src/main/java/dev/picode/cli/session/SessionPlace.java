package dev.picode.cli.session;

import dev.picode.agent.session.SessionHeader;
import dev.picode.agent.session.SessionStore;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What the commands on sessions share. Stateless.
public final class SessionPlace {
  private SessionPlace() {}

  /// The sessions of the workspace.
  public static SessionStore store(CliSession session) {
    return new SessionStore(session.folders().data(), session.workspace(), session.clock(),
        () -> session.process().secrets().seen().redactor());
  }

  /// The argument that names a session.
  static PositionalParamSpec argument() {
    return CliSpecs.argument("SESSION", "Its id, the beginning of it, or its name");
  }

  /// What was written for it.
  static String named(ParseResult parsed) {
    return parsed.matchedPositionalValue(0, "");
  }

  /// The beginning of a session as a plain value.
  static Map<String, @Nullable Object> plain(SessionHeader header) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("id", header.id());
    plain.put("created", header.created().toString());
    plain.put("forkedFrom", header.forkedFrom());
    return plain;
  }
}
