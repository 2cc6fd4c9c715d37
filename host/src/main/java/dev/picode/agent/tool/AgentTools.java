package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.context.ScanOptions;
import dev.picode.context.engine.ContextEngine;
import dev.picode.git.GitRepository;
import dev.picode.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The tools by which the agent looks at a workspace: `read`, `list`, `glob`, `search`, `git_status`, `git_diff`,
/// `git_log`, `symbols` and `relevant`. Immutable, safe for many threads.
///
/// @param workspace the workspace, guarding PiCode's own folders
/// @param options how its tree is walked
/// @param mayRead which files may be read, asked with paths relative to the workspace, as
///     [dev.picode.agent.approval.ApprovalRules#mayRead] says
/// @param spill cuts answers
/// @param repository the repository of the workspace, asked when it is needed
/// @param engine what is known of the workspace, asked when it is needed
public record AgentTools(Workspace workspace, ScanOptions options, Predicate<String> mayRead,
    Spill spill, Supplier<Optional<GitRepository>> repository, Supplier<ContextEngine> engine) {
  /// All of them.
  public List<AgentTool> all() {
    var scope = new ReadScope(workspace, options, mayRead, spill);
    var tools = new ArrayList<AgentTool>();
    tools.add(new ReadTool(scope).tool());
    tools.addAll(new FileTools(scope).tools());
    tools.addAll(new GitTools(scope, repository).tools());
    tools.addAll(new CodeTools(scope, engine).tools());
    return List.copyOf(tools);
  }
}
