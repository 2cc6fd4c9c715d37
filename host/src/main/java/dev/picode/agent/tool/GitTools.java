package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.tool.LookingTool.Look;
import dev.picode.git.ChangeSet;
import dev.picode.git.Commit;
import dev.picode.git.GitRepository;
import dev.picode.git.Head;
import dev.picode.git.Status;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tools `git_status`, `git_diff` and `git_log`: what Git knows, read without running it. Immutable, safe for many
/// threads. Paths are relative to the workspace where they are in it.
///
/// @param scope what may be looked at
/// @param repository the repository of the workspace, where there is one
record GitTools(ReadScope scope, Supplier<Optional<GitRepository>> repository) {
  private static final int USUAL_COMMITS = 20;
  private static final int MAX_COMMITS = 500;
  private static final String FILE_HEADER = "diff --git ";

  List<AgentTool> tools() {
    return List.of(status(), diff(), log());
  }

  private GitRepository required() {
    return repository.get()
        .orElseThrow(() -> Problem.of("agent-no-repository", ProblemKind.USER,
            "the workspace is in no Git repository").toException());
  }

  private AgentTool status() {
    var schema = new ToolSchema("git_status",
        "Shows the branch, and which files are staged, modified, deleted, untracked or in conflict. Paths are relative to"
            + " the top of the repository.");
    return new LookingTool(schema.spec(), _ -> new Look("", List.of(), () -> {
      Status status = required().status();
      var out = new StringBuilder(head(status.head()));
      part(out, "staged", status.staged());
      part(out, "modified", status.modified());
      part(out, "deleted", status.deleted());
      part(out, "untracked", status.untracked());
      part(out, "in conflict", status.conflicted());
      if (status.isClean()) {
        out.append("nothing is changed\n");
      }
      return ToolAnswer.of(scope.spill().cut(out.toString()),
          status.isClean() ? "clean" : "changed");
    }));
  }

  private static String head(Head head) {
    var out = new StringBuilder(head.branch() == null
        ? "no branch is checked out\n"
        : "branch " + head.branch() + "\n");
    if (head.id() != null) {
      out.append("commit ").append(head.id()).append('\n');
    } else {
      out.append("no commit yet\n");
    }
    if (head.upstream() != null) {
      out.append("follows ")
          .append(head.upstream())
          .append(", ")
          .append(head.ahead())
          .append(" ahead, ")
          .append(head.behind())
          .append(" behind\n");
    }
    return out.toString();
  }

  private static void part(StringBuilder out, String title, List<String> paths) {
    paths.forEach(path -> out.append(title).append(": ").append(path).append('\n'));
  }

  private AgentTool diff() {
    var schema = new ToolSchema("git_diff",
        "Shows as a unified diff what differs between the last commit and the files, untracked ones included; or what is"
            + " staged; or what a commit changed.")
        .flag("staged", "Only what is staged.")
        .text("commit", "What this commit changed against the one before it.")
        .text("path", "Only this file, or what is in this folder.");
    return new LookingTool(schema.spec(), arguments -> {
      String commit = arguments.text("commit", "");
      boolean staged = arguments.flag("staged");
      String path = inRepository(arguments.text("path", ""));
      String about = commit.isEmpty() ? staged ? "staged" : "" : commit;
      return new Look((about + " " + arguments.text("path", "")).strip(), paths(arguments),
          () -> diff(changes(commit, staged), path));
    });
  }

  private List<String> paths(ToolArguments arguments) {
    String path = arguments.text("path", "");
    return path.isEmpty() ? List.of() : List.of(scope.workspace().resolve(path).toString());
  }

  private ChangeSet changes(String commit, boolean staged) throws InterruptedException {
    GitRepository git = required();
    if (!commit.isEmpty()) {
      return git.changes(commit);
    }
    return staged ? git.staged(null) : git.uncommitted();
  }

  private ToolAnswer diff(ChangeSet changes, @Nullable String path) {
    Predicate<String> wanted = file -> (path == null || file.equals(path)
        || file.startsWith(path + "/")) && mayShow(file);
    List<String> files = changes.files().stream().filter(wanted).toList();
    if (files.isEmpty()) {
      return ToolAnswer.of("Nothing differs.", "nothing");
    }
    String text = only(changes.diff(), changes.files(), files)
        + (changes.cut() ? "[the diff is longer than what is kept of it]\n" : "");
    return ToolAnswer.of(scope.spill().cut(text), files.size() + " files");
  }

  /// The parts of a diff that are of some files.
  private static String only(String diff, List<String> all, List<String> wanted) {
    if (all.size() == wanted.size()) {
      return diff;
    }
    var hidden = new ArrayList<>(all);
    hidden.removeAll(wanted);
    var out = new StringBuilder();
    boolean shown = true;
    for (String line : diff.split("(?<=\n)", -1)) {
      if (line.startsWith(FILE_HEADER)) {
        shown = wanted.stream().anyMatch(file -> names(line, file))
            && hidden.stream().noneMatch(file -> names(line, file));
      }
      out.append(shown ? line : "");
    }
    return out.toString();
  }

  private static boolean names(String header, String file) {
    String line = header.strip();
    return line.endsWith(" b/" + file) || line.startsWith(FILE_HEADER + "a/" + file + " ");
  }

  private AgentTool log() {
    var schema = new ToolSchema("git_log", "Shows the latest commits, newest first.")
        .number("limit", "The most commits, " + USUAL_COMMITS + " where it is not given.", 1,
            MAX_COMMITS)
        .text("path", "Only commits that touch this file or folder.");
    return new LookingTool(schema.spec(), arguments -> {
      int limit = Math.clamp(arguments.number("limit", USUAL_COMMITS), 1, MAX_COMMITS);
      String path = inRepository(arguments.text("path", ""));
      return new Look(arguments.text("path", ""), paths(arguments), () -> {
        List<Commit> commits = required().log(limit, path);
        var out = new StringBuilder();
        for (Commit commit : commits) {
          out.append(commit.shortId())
              .append(' ')
              .append(commit.time())
              .append(' ')
              .append(commit.author())
              .append(": ")
              .append(commit.subject())
              .append('\n');
        }
        return commits.isEmpty()
            ? ToolAnswer.of("There are no commits.", "no commits")
            : ToolAnswer.of(scope.spill().cut(out.toString()), commits.size() + " commits");
      });
    });
  }

  /// A path as the repository has it, which may be the folder of a larger one; null for all of it.
  private @Nullable String inRepository(String path) {
    if (path.isEmpty() || path.equals(".")) {
      return folder().isEmpty() ? null : folder();
    }
    WorkspacePath asked = scope.workspace().resolve(path);
    return asked.isRoot() ? inRepository("") : withFolder(asked.toString());
  }

  private String withFolder(String path) {
    return folder().isEmpty() ? path : folder() + "/" + path;
  }

  /// Where the workspace is in the work tree of its repository; empty where it is its top.
  private String folder() {
    Path top = repository.get().flatMap(GitRepository::workTree).orElse(null);
    Path root = scope.workspace().root();
    return top == null || !root.startsWith(top)
        ? ""
        : top.relativize(root).toString().replace('\\', '/');
  }

  private boolean mayShow(String file) {
    String prefix = folder().isEmpty() ? "" : folder() + "/";
    return file.startsWith(prefix) && scope.shows(file.substring(prefix.length()));
  }
}
