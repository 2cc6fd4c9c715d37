package dev.picode.cli.doctor;

import dev.picode.agent.shell.ShellWalls;
import dev.picode.cli.command.CliSession;
import dev.picode.config.AgentSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which walls are around programs of the agent, for `picode doctor`. Stateless.
final class ShellChecks {
  private ShellChecks() {}

  /// What there is to say: `network`, and `walls` by name.
  static Map<String, @Nullable Object> all(CliSession session) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("network", session.config().get(AgentSettings.SHELL_NETWORK));
    facts.put("walls",
        new LinkedHashMap<String, @Nullable Object>(ShellWalls.of(session.workspace(),
            session.process().environment(), session.folders(), session.config()).facts()));
    return facts;
  }

  /// The same in lines.
  static Map<String, @Nullable Object> lines(@Nullable Object report) {
    var lines = new LinkedHashMap<String, @Nullable Object>();
    if (report instanceof Map<?, ?> facts && facts.get("walls") instanceof Map<?, ?> walls) {
      lines.put("Network", Boolean.TRUE.equals(facts.get("network")) ? "allowed" : "off");
      walls.forEach((wall, state) -> lines.put("Wall around " + wall, state));
    }
    return lines;
  }
}
