package dev.picode.agent.approval;

import dev.picode.agent.ToolTarget;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.ArgvScope;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.InvalidScopeException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Calls of tools that are allowed, asked for or denied, as a person writes it: `shell npm test`, `edit src/**`,
/// `read`. Immutable.
///
/// The first word is a tool, or `read`, `edit` or `shell` for every tool that only looks, changes files or runs
/// programs, or `*` for every tool there is. The rest is the start of a command for what runs programs, a glob of paths
/// for what touches files, and that of ids for tools of extensions. Without a rest everything is meant.
///
/// @param text as it was written
/// @param tool the first word
/// @param words the start of a command, null for any
/// @param glob the paths, null for any
public record ApprovalRule(String text, String tool, @Nullable ArgvScope words,
    @Nullable Glob glob) {
  private static final Pattern TOOL = Pattern.compile("\\*|[A-Za-z0-9_.:-]+");

  /// The rule that a text stands for.
  ///
  /// @throws PiCodeException `approval-rule-invalid`
  public static ApprovalRule parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    String tool = parts[0];
    String rest = parts.length > 1 ? parts[1].strip() : "";
    if (!TOOL.matcher(tool).matches()) {
      throw invalid(text, "it does not start with the name of a tool", null);
    }
    if (rest.isEmpty() || rest.equals("*") || rest.equals("**")) {
      return new ApprovalRule(text, tool, null, null);
    }
    if (tool.equals("*")) {
      throw invalid(text, "what every tool does cannot be told apart by `" + rest + "`", null);
    }
    try {
      return tool.equals("shell")
          ? new ApprovalRule(text, tool, ArgvScope.parse(rest), null)
          : new ApprovalRule(text, tool, null, Glob.compile(rest));
    } catch (InvalidScopeException e) {
      throw invalid(text, String.valueOf(e.getMessage()), e);
    }
  }

  private static PiCodeException invalid(String text, String reason,
      @Nullable RuntimeException cause) {
    var problem = Problem.of("approval-rule-invalid", ProblemKind.USER,
        "`" + text + "` is no rule for the agent: " + reason,
        "write such as `shell npm test`, `edit src/**` or `read`");
    return cause == null ? problem.toException() : problem.toException(cause);
  }

  /// Whether a part of what a call does is meant, however it is written: for rules that forbid.
  boolean touches(String name, ToolTarget target) {
    return isFor(name, target) && switch (target) {
      case ToolTarget.Reads(var paths) -> glob == null || paths.stream().anyMatch(this::near);
      case ToolTarget.Edits(var paths) -> glob == null || paths.stream().anyMatch(this::near);
      case ToolTarget.Runs(var commands, _) -> words == null
          || commands.stream()
              .flatMap(command -> CommandLook.suspects(command).stream())
              .anyMatch(this::looksLike);
      case ToolTarget.Extension(var id) -> glob == null || near(id);
    };
  }

  /// Whether all of what a call does to files is meant, or that of an extension: for rules that allow.
  boolean covers(String name, ToolTarget target) {
    return isFor(name, target) && switch (target) {
      case ToolTarget.Reads(var paths) -> glob == null || all(glob, paths);
      case ToolTarget.Edits(var paths) -> glob == null || all(glob, paths);
      case ToolTarget.Runs _ -> false;
      case ToolTarget.Extension(var id) -> glob == null || glob.matches(id);
    };
  }

  /// Whether a single command is meant exactly: for rules that allow.
  boolean covers(String name, ToolTarget.Runs target, List<String> command) {
    return isFor(name, target) && (words == null || words.covers(command))
        && !CommandLook.isOpaque(command);
  }

  /// Whether calls like this one are meant at all.
  boolean isFor(String name, ToolTarget target) {
    String group = switch (target) {
      case ToolTarget.Reads _ -> "read";
      case ToolTarget.Edits _ -> "edit";
      case ToolTarget.Runs _ -> "shell";
      case ToolTarget.Extension _ -> "";
    };
    return tool.equals("*") || tool.equals(name) || tool.equals(group);
  }

  private static boolean all(Glob glob, List<String> paths) {
    return !paths.isEmpty() && paths.stream().allMatch(glob::matches);
  }

  /// As a file system sees it that takes capitals for small letters; a folder stands for what is in it.
  private boolean near(String path) {
    Glob pattern = glob;
    if (pattern == null) {
      return true;
    }
    Glob lower = Glob.compile(pattern.toString().toLowerCase(Locale.ROOT));
    String small = path.toLowerCase(Locale.ROOT);
    return pattern.matches(path) || lower.matches(small) || lower.matches(small + "/");
  }

  /// The same program, and the other words in their order with whatever is between them.
  private boolean looksLike(List<String> command) {
    List<String> wanted = words == null ? List.of() : words.words();
    int next = 0;
    for (int i = 0; i < command.size() && next < wanted.size(); i++) {
      String word = command.get(i);
      boolean same = next == 0
          ? CommandLook.program(word).equals(CommandLook.program(wanted.getFirst()))
          : word.equals(wanted.get(next));
      if (next == 0 && !same) {
        return false;
      }
      next += same ? 1 : 0;
    }
    return next == wanted.size();
  }
}
