package dev.picode.config;

/// How much the agent may do without asking. Rules come before it, but for [#NEVER]. Immutable.
public enum ApprovalMode {
  /// It looks without asking and asks for the rest.
  ASK,
  /// It also edits files of the workspace without asking.
  EDITS,
  /// It does everything without asking.
  ALL,
  /// It only looks, whatever rules allow; nobody is asked.
  NEVER
}
