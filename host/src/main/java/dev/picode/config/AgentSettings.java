package dev.picode.config;

import dev.picode.sandbox.launch.ConfinementMode;
import java.util.List;

/// The settings of the table `agent`: what the agent may do, and what its programs may. [Settings] lists them. Immutable.
public final class AgentSettings {
  /// How much the agent may do without asking.
  public static final Setting<ApprovalMode> APPROVE = new Setting<>(
      "agent.approve",
      new ValueType.Choice<>(List.of(ApprovalMode.values())),
      ApprovalMode.ASK,
      ProjectRule.PERSONAL,
      "What the agent may do without asking: look (`ask`), also edit files of the workspace (`edits`), or "
          + "everything (`all`); with `never` it only looks");

  /// What the agent does without asking.
  public static final Setting<List<String>> ALLOW = new Setting<>(
      "agent.allow",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "What the agent does without asking, such as `shell npm test` or `edit src/**`: a tool, and the start of a "
          + "command or a glob of paths");

  /// What the agent always asks for.
  public static final Setting<List<String>> ASK = new Setting<>(
      "agent.ask",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.ADDS,
      "What the agent asks for each time, such as `shell git push`; stronger than what is allowed");

  /// What the agent never does.
  public static final Setting<List<String>> DENY = new Setting<>(
      "agent.deny",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.ADDS,
      "What the agent never does, such as `shell rm` or `read secrets/**`; stronger than everything else");

  /// Whether the agent's programs are confined by the operating system.
  public static final Setting<ConfinementMode> SHELL_CONFINEMENT = new Setting<>(
      "agent.shell-confinement",
      new ValueType.Choice<>(List.of(ConfinementMode.values())),
      ConfinementMode.AUTO,
      ProjectRule.PERSONAL,
      "Whether the operating system confines what the agent's `shell` runs: as far as it can, not at all, or "
          + "`require`, which makes a wall that cannot stand an error");

  /// Whether the agent's programs may use the network.
  public static final Setting<Boolean> SHELL_NETWORK = new Setting<>(
      "agent.shell-network",
      new ValueType.Flag(),
      false,
      ProjectRule.PERSONAL,
      "Whether what the agent's `shell` runs may use the network, and sockets of this machine");

  /// Where the agent's programs may write.
  public static final Setting<List<String>> SHELL_WRITES = new Setting<>(
      "agent.shell-writes",
      new ValueType.Texts(),
      List.of("~/.m2/repository", "~/.gradle/caches", "~/.gradle/daemon", "~/.gradle/native",
          "~/.gradle/wrapper", "~/.npm/_cacache", "~/.npm/_logs", "~/.cargo/registry",
          "~/.cargo/git",
          "~/go/pkg", "~/.cache/go-build", "~/.cache/pip", "~/.cache/uv", "~/.cache/yarn",
          "~/.cache/pnpm", "~/.local/share/pnpm/store", "~/.cache/ccache", "~/.cache/bazel",
          "~/.cache/coursier", "~/.nuget/packages"),
      ProjectRule.PERSONAL,
      "The folders and files that what the agent's `shell` runs may change besides the workspace and the "
          + "temporary folders: those of them that exist; absolute, or with `~/` in the home folder");

  private AgentSettings() {}
}
