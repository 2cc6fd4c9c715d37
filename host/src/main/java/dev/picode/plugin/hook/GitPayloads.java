package dev.picode.plugin.hook;

import dev.picode.git.ChangeSet;
import dev.picode.git.CommitMessage;
import dev.picode.git.GitRepository;
import dev.picode.sandbox.json.JsonMembers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the events around commits and pushes tell, read from a repository. Safe for many threads.
///
/// @param git the repository
/// Where a diff is not told whole, `truncated` says so: a hook that looks for something in it has not seen
/// all of it.
///
/// @param notices is told of that too
public record GitPayloads(GitRepository git, Consumer<String> notices) {
  private static final int MAX_COMMITS = 1_000;
  private static final String NONE = "0000000000000000000000000000000000000000";
  private static final String SCISSORS = "# ------------------------ >8 ------------------------";

  /// What is staged, for `git.pre-commit`.
  ///
  /// @param index the file of the index, `null` for the usual one
  public Map<String, @Nullable Object> staged(@Nullable Path index) {
    return changes(git.staged(index));
  }

  /// What is about to be committed, for `pre-commit`.
  ///
  /// @param message the message as it stands, with what Git takes out of it
  public Map<String, @Nullable Object> commit(String message, @Nullable Path index) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("message", cleaned(message));
    payload.putAll(staged(index));
    return payload;
  }

  /// A commit of the past as `pre-commit` would have told of it.
  public Map<String, @Nullable Object> past(CommitMessage commit) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("message", commit.message().strip());
    payload.putAll(changes(git.changes(commit.id())));
    return payload;
  }

  /// The commit that was just made, for `post-commit`.
  public Map<String, @Nullable Object> made() {
    CommitMessage head = git.commits("HEAD", List.of(), null, 1).getFirst();
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("commit", head.id());
    payload.put("message", head.message().strip());
    payload.put("files", git.changes(head.id()).files());
    payload.put("branch", git.head().branch());
    return payload;
  }

  /// What is about to be pushed, for `pre-push`.
  ///
  /// @param remote the name of the remote or its address
  /// @param url its address
  /// @param lines what Git says is pushed: `local ref, local object, remote ref, remote object` a line
  public Map<String, @Nullable Object> push(String remote, String url, String lines) {
    var refs = new ArrayList<Map<String, @Nullable Object>>();
    var commits = new LinkedHashMap<String, CommitMessage>();
    for (String line : lines.lines().toList()) {
      String[] words = line.strip().split(" ", -1);
      if (words.length != 4) {
        continue;
      }
      var ref = new LinkedHashMap<String, @Nullable Object>();
      ref.put("localRef", words[0]);
      ref.put("localCommit", words[1].equals(NONE) ? null : words[1]);
      ref.put("remoteRef", words[2]);
      ref.put("remoteCommit", words[3].equals(NONE) ? null : words[3]);
      refs.add(ref);
      if (!words[1].equals(NONE)) {
        git.commits(words[1], words[3].equals(NONE) ? List.of() : List.of(words[3]), remote,
            MAX_COMMITS).forEach(commit -> commits.put(commit.id(), commit));
      }
    }
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("remote", withoutUser(remote));
    payload.put("url", withoutUser(url));
    payload.put("refs", refs);
    payload.putAll(pushed(List.copyOf(commits.values())));
    return payload;
  }

  private Map<String, @Nullable Object> pushed(List<CommitMessage> commits) {
    var named = new ArrayList<Map<String, @Nullable Object>>();
    var files = new TreeSet<String>();
    var diff = new StringBuilder();
    boolean cut = commits.size() >= MAX_COMMITS;
    for (CommitMessage commit : commits.reversed()) {
      named.addFirst(JsonMembers.of("id", commit.id(), "message", commit.message().strip()));
      ChangeSet changes = git.changes(commit.id());
      files.addAll(changes.files());
      cut |= changes.cut();
      if (diff.length() + changes.diff().length() <= ChangeSet.MAX_DIFF) {
        diff.append(changes.diff());
      } else {
        cut = true;
      }
    }
    tell(cut);
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("commits", named);
    payload.put("files", List.copyOf(files));
    payload.put("diff", diff.toString());
    payload.put("truncated", cut);
    return payload;
  }

  private Map<String, @Nullable Object> changes(ChangeSet changes) {
    tell(changes.cut());
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("files", changes.files());
    payload.put("diff", changes.diff());
    payload.put("branch", git.head().branch());
    payload.put("truncated", changes.cut());
    return payload;
  }

  private void tell(boolean cut) {
    if (cut) {
      notices.accept("the changes are more than hooks are told: they see only a part");
    }
  }

  /// A message without the lines that Git takes out before it commits.
  static String cleaned(String message) {
    int end = message.indexOf(SCISSORS);
    var kept = new StringBuilder();
    (end < 0 ? message : message.substring(0, end)).lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> kept.append(line.stripTrailing()).append('\n'));
    // A message of `-m` may begin with what is a comment in an editor.
    return kept.toString().isBlank() ? message.strip() : kept.toString().strip();
  }

  /// An address without the name and the password in it.
  private static String withoutUser(String url) {
    return Objects.requireNonNull(url).replaceFirst("^([a-z+]+://)[^/@]*@", "$1");
  }
}
