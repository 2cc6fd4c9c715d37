package dev.picode.agent.context;

/// A part of what fills a model's window. Immutable.
///
/// @param name what it is, such as `AGENTS.md` or `results of tools`
/// @param tokens how many tokens it is estimated at
public record ContextShare(String name, Origin origin, long tokens) {}
