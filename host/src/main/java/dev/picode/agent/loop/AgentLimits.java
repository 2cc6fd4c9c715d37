package dev.picode.agent.loop;

/// How far an agent goes on its own. Immutable.
///
/// @param maxTurns the most requests for one prompt
/// @param compactAt at which share of the window the conversation is shortened, above 0 and at most 1
public record AgentLimits(int maxTurns, double compactAt) {
  /// What holds where nobody says otherwise.
  public static final AgentLimits USUAL = new AgentLimits(50, 0.8);

  /// Checks.
  ///
  /// @throws IllegalArgumentException where a number is out of range
  public AgentLimits {
    if (maxTurns < 1 || !(compactAt > 0 && compactAt <= 1)) {
      throw new IllegalArgumentException("a limit of the agent is out of range");
    }
  }
}
