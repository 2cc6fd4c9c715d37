package dev.picode.plugin.hook;

import static dev.picode.plugin.hook.Payloads.ANY;
import static dev.picode.plugin.hook.Payloads.FLAG;
import static dev.picode.plugin.hook.Payloads.NUMBER;
import static dev.picode.plugin.hook.Payloads.TEXT;
import static dev.picode.plugin.hook.Payloads.TEXTS;
import static dev.picode.plugin.hook.Payloads.VALUES;
import static dev.picode.plugin.hook.Payloads.after;
import static dev.picode.plugin.hook.Payloads.before;
import static dev.picode.plugin.hook.Payloads.field;
import static dev.picode.plugin.hook.Payloads.guard;
import static dev.picode.plugin.hook.Payloads.member;
import static dev.picode.plugin.hook.Payloads.orNull;
import static dev.picode.plugin.hook.Payloads.rewritable;

import dev.picode.sandbox.binding.EventSchema;
import dev.picode.sandbox.binding.EventSchema.Field;
import dev.picode.sandbox.binding.NamedType;
import dev.picode.sandbox.binding.TypeRef;
import java.util.List;
import java.util.Optional;

/// Every event there is, with what it tells; the types for editors and the reference are generated from
/// it. Immutable.
///
/// Beside these an event may have any name that holds a dot; scripts fire it, and its payload is any
/// value.
public final class HookEvents {
  private static final int MAX_NAME = 100;

  private static final Field BY = field("by", TEXT,
      "The id of the extension that does it, or `picode` where a person does.");
  private static final Field FILES = field("files", TEXTS,
      "The paths it changes, adds or removes, relative to the workspace, sorted.");
  private static final Field DIFF = field("diff", TEXT,
      "All changes as a unified diff, without what binary files hold.");
  private static final Field TRUNCATED = field("truncated", FLAG,
      "Whether `diff` leaves something out: it is more than 8 MiB, a file is too large to be compared or"
          + " was no text before, or more commits are pushed than are told. A hook that looks for"
          + " something has not seen all of it then.");
  private static final Field BRANCH = field("branch", orNull(TEXT),
      "The branch, `null` where the head is detached.");
  private static final Field EXIT = field("exit", NUMBER,
      "The exit code: 0 where it went well.");
  private static final Field ERROR = field("error", orNull(TEXT),
      "Why it failed, a sentence; `null` where it did not.");
  private static final Field ARGS = field("args", VALUES,
      "What it is called with, by argument.");
  private static final Field NEW_ARGS = rewritable("args", VALUES,
      "What it is called with, by argument.");
  private static final Field NAME = field("name", TEXT, "The name it was called by.");
  private static final Field MILLIS = field("durationMs", NUMBER,
      "How long it took, in milliseconds.");

  /// The records that payloads are made of.
  public static final List<NamedType> TYPES = List.of(
      new NamedType.RecordType("PushedRef", List.of(
          member("localRef", TEXT, "What is pushed, such as `refs/heads/main`."),
          member("localCommit", orNull(TEXT), "Its commit; `null` where the remote's is removed."),
          member("remoteRef", TEXT, "Where it is pushed to."),
          member("remoteCommit", orNull(TEXT), "The commit there now; `null` where it is new."))),
      new NamedType.RecordType("PushedCommit", List.of(
          member("id", TEXT, "Its full name."),
          member("message", TEXT, "Its message."))));

  private static final TypeRef REFS = new TypeRef.ListOf(new TypeRef.RecordRef("PushedRef"));
  private static final TypeRef COMMITS = new TypeRef.ListOf(
      new TypeRef.RecordRef("PushedCommit"));

  /// All events, in the order of the reference.
  public static final List<EventSchema> ALL = List.of(
      after("session-start", "Fired when work begins: once a command, or once a session.",
          field("front", TEXT, "Where: `cli`, `repl`, `agent` or `mcp`."),
          field("workspace", TEXT, "The name of the workspace's folder."), BRANCH),
      after("session-end", "Fired when work is over.",
          field("front", TEXT, "Where: `cli`, `repl`, `agent` or `mcp`."), EXIT),
      before("pre-prompt", "Fired before what a person typed goes to a model.",
          rewritable("text", TEXT, "What they typed."),
          field("front", TEXT, "Where they typed it.")),
      before("pre-command", "Fired before a command of an extension runs.", NAME, NEW_ARGS),
      after("post-command", "Fired after a command of an extension ran.", NAME, ARGS, EXIT, ERROR,
          MILLIS),
      before("pre-analyze", "Fired before `analyze` runs, after `pre-command`.", NEW_ARGS),
      after("post-analyze", "Fired after `analyze` ran.", ARGS, EXIT, ERROR),
      before("pre-context", "Fired before files are chosen for a model.",
          rewritable("query", TEXT, "What they are chosen for."),
          rewritable("budget", NUMBER, "How many tokens they may take.")),
      before("pre-model", "Fired before a request goes to a model.",
          field("provider", TEXT, "The provider."), field("model", TEXT, "The model."),
          rewritable("request", VALUES, "The request, in PiCode's own form."),
          rewritable("answer", orNull(TEXT),
              "What is answered in place of the model; `null` where it is asked.")),
      after("post-model", "Fired after a model answered.",
          field("provider", TEXT, "The provider."), field("model", TEXT, "The model."),
          field("response", VALUES, "The answer, in PiCode's own form."), ERROR),
      guard("pre-tool", "Fired before a model's call of a tool is done.", NAME,
          rewritable("params", VALUES, "What the tool is called with."), BY),
      after("post-tool", "Fired after a tool was called.", NAME,
          field("params", VALUES, "What it was called with."),
          field("result", ANY, "What it gave back."), ERROR, BY),
      guard("pre-edit", "Fired before a file is written or removed.",
          field("path", TEXT, "The file, relative to the workspace."),
          field("before", orNull(TEXT),
              "What it holds; `null` where it is new, no text, or larger than 1 MiB."),
          rewritable("after", orNull(TEXT),
              "What it will hold; `null` where it is removed or will be no text."),
          field("diff", TEXT, "The change as a unified diff; it follows a rewrite of `after`."),
          BY),
      after("post-edit", "Fired after a file was written or removed.",
          field("path", TEXT, "The file, relative to the workspace."),
          field("before", orNull(TEXT),
              "What it held; `null` where it is new, no text, or larger than 1 MiB."),
          field("after", orNull(TEXT),
              "What it holds; `null` where it was removed or is no text."),
          field("diff", TEXT, "The change as a unified diff."), BY),
      after("file-changed", "Fired when a file was changed by somebody else, such as an editor.",
          field("path", TEXT, "The file, relative to the workspace."),
          field("change", TEXT, "`created`, `modified` or `deleted`.")),
      guard("pre-shell", "Fired before a program is run.",
          rewritable("argv", TEXTS, "The program and its arguments, each as it is."),
          field("command", TEXT, "The same as one line; it follows a rewrite of `argv`."),
          rewritable("cwd", TEXT, "The folder it runs in, relative to the workspace."), BY),
      after("post-shell", "Fired after a program ran.",
          field("argv", TEXTS, "The program and its arguments."),
          field("command", TEXT, "The same as one line."),
          field("cwd", TEXT, "The folder it ran in, relative to the workspace."),
          EXIT, field("stdout", TEXT, "What it wrote to its standard output, its beginning."),
          field("stderr", TEXT, "What it wrote to its standard error, its beginning."), BY),
      before("pre-test", "Fired before `test` runs, after `pre-command`.", NEW_ARGS),
      after("post-test", "Fired after `test` ran.", ARGS, EXIT, ERROR),
      before("git.pre-commit",
          "Fired by Git's `pre-commit`, before anybody is asked for a message: for what"
              + " should say no early.",
          FILES, DIFF, BRANCH, TRUNCATED),
      guard("pre-commit",
          "Fired before a commit is made, once, when its message is known. With Git's own"
              + " `git commit` that is in its `commit-msg` hook.",
          rewritable("message", TEXT, "The message, without the lines that Git takes out."),
          FILES, DIFF, BRANCH, TRUNCATED),
      after("post-commit", "Fired after a commit was made.",
          field("commit", TEXT, "The full name of the commit."),
          field("message", TEXT, "Its message."), FILES, BRANCH),
      guard("pre-push", "Fired before commits are pushed.",
          field("remote", TEXT, "The name of the remote, or its address where it has none."),
          field("url", TEXT, "Its address, without what is secret in it."),
          field("refs", REFS, "What is pushed where."),
          field("commits", COMMITS,
              "The commits that the remote does not have, newest first, up to 1000."),
          FILES, DIFF, TRUNCATED),
      after("post-push", "Fired after PiCode pushed; Git itself has no such moment.",
          field("remote", TEXT, "The name of the remote, or its address where it has none."),
          field("url", TEXT, "Its address, without what is secret in it."),
          field("refs", REFS, "What was pushed where.")),
      before("pre-compact", "Fired before a conversation is shortened.",
          field("messages", NUMBER, "How many messages it has."),
          field("tokens", NUMBER, "How many tokens it has."),
          rewritable("instructions", orNull(TEXT), "What the summary is to keep.")),
      before("stop", "Fired when a model says that it is done; to stop that makes it go on.",
          field("reason", TEXT, "Why it stops: `done`, `limit` or `cancelled`.")));

  private HookEvents() {}

  /// The event of that name, where it is one of PiCode's own.
  public static Optional<EventSchema> find(String name) {
    return ALL.stream().filter(event -> event.name().equals(name)).findFirst();
  }

  /// Whether a script may fire an event of that name: words of lower-case letters, digits and hyphens with
  /// a dot between, and no event of PiCode's own.
  public static boolean isCustom(String name) {
    return name.length() <= MAX_NAME && name.indexOf('.') > 0 && find(name).isEmpty()
        && name.matches("[a-z0-9]+(?:[.-][a-z0-9]+)*");
  }

  /// Whether a hook on that name can ever run.
  public static boolean isKnown(String name) {
    return find(name).isPresent() || isCustom(name);
  }
}
