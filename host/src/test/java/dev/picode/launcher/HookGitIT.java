package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real commits and pushes in real repositories, with the hooks that PiCode installs.
class HookGitIT {
  private static final String KEYS = """
      import { hook } from "@picode/sdk";
      hook("pre-commit", (event) => {
        const { diff, message, files, branch } = event.current;
        if (diff.includes("AKIA")) return event.deny(`a key in ${files} on ${branch}`);
        if (message.startsWith("wip")) return event.abort("not finished");
        if (!message.includes(":")) return event.rewrite({ message: `chore: ${message}` });
      });
      """;

  private static final String PUSHES = """
      from picode import hook

      @hook("pre-push")
      def check(event, ctx):
          for commit in event.current["commits"]:
              if "secret" in commit["message"]:
                  return event.deny(f"{commit['message']} goes to {event.current['remote']}")
      """;

  @TempDir
  private Path temp;

  private Path repo = Path.of("");
  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void makeARepository() throws IOException {
    repo = Files.createDirectories(temp.resolve("a repo"));
    Files.createDirectories(temp.resolve("home"));
    hook("pre-commit/keys.js", KEYS);
    shell = new Shell(repo, Dist.shell(temp)
        .with("HOME", temp.resolve("home"))
        .with("GIT_CONFIG_NOSYSTEM", "1")
        .with("GIT_AUTHOR_NAME", "Zoë")
        .with("GIT_AUTHOR_EMAIL", "z@example.org")
        .with("GIT_COMMITTER_NAME", "Zoë")
        .with("GIT_COMMITTER_EMAIL", "z@example.org")
        .environment());
    git("init", "-q", "-b", "main");
  }

  private void hook(String name, String text) throws IOException {
    Path file = temp.resolve("picode-home/hooks").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Shell.Result git(String... words) {
    Object[] command = new Object[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    return shell.run(command);
  }

  private Shell.Result commit(String text, String message) throws IOException {
    Files.writeString(repo.resolve("a.txt"), text);
    git("add", "a.txt");
    return git("commit", "-q", "-m", message);
  }

  private Shell.Result picode(String... words) {
    Object[] command = new Object[words.length + 1];
    command[0] = Dist.PICODE;
    System.arraycopy(words, 0, command, 1, words.length);
    return shell.run(command);
  }

  private String lastMessage() {
    return git("log", "-1", "--format=%B").out().strip();
  }

  @Test
  void guardsCommits() throws IOException {
    assertThat(picode("hook", "install").code()).isZero();
    assertThat(commit("x\n", "first").code()).isZero();
    assertThat(lastMessage()).isEqualTo("chore: first");
    Shell.Result denied = commit("AKIA\n", "feat: key");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.err()).contains("a key in a.txt on main");
    assertThat(commit("y\n", "wip").err()).contains("not finished");
    assertThat(lastMessage()).isEqualTo("chore: first");
    assertThat(git("commit", "-q", "--no-verify", "-m", "wip").code()).isZero();
  }

  @Test
  void seesWhatIsCommittedAndNotWhatIsStaged() throws IOException {
    assertThat(commit("x\n", "fix: first").code()).isZero();
    picode("hook", "install");
    Files.writeString(repo.resolve("b.txt"), "AKIA\n");
    git("add", "b.txt");
    Files.writeString(repo.resolve("a.txt"), "y\n");
    assertThat(git("commit", "-q", "-m", "fix: only a", "a.txt").code()).isZero();
    assertThat(git("commit", "-q", "-m", "fix: b").err()).contains("a key in b.txt");
  }

  @Test
  void keepsAHookThatIsThereAndRunsItFirst() throws IOException {
    Shell.script(repo.resolve(".git/hooks/commit-msg"),
        "#!/bin/sh\necho mine >>seen\ngrep -q bad \"$1\" && exit 3\nexit 0\n");
    assertThat(picode("hook", "install").out()).contains("commit-msg.before-picode");
    assertThat(commit("x\n", "fix: bad").code()).isNotZero();
    assertThat(commit("x\n", "fine").code()).isZero();
    assertThat(repo.resolve("seen")).hasContent("mine\nmine");
    assertThat(lastMessage()).isEqualTo("chore: fine");
    picode("hook", "uninstall", "--all");
    assertThat(repo.resolve(".git/hooks/commit-msg")).content().contains("echo mine");
    assertThat(commit("AKIA\n", "feat: key").code()).isZero();
  }

  @Test
  void honoursHooksPathAndWorkTrees() throws IOException {
    git("config", "core.hooksPath", "own hooks");
    assertThat(picode("hook", "install", "commit-msg").code()).isZero();
    assertThat(repo.resolve("own hooks/commit-msg")).exists();
    assertThat(commit("AKIA\n", "feat: key").code()).isEqualTo(1);
    git("config", "--unset", "core.hooksPath");
    picode("hook", "install");
    assertThat(commit("x\n", "fix: x").code()).isZero();
    git("worktree", "add", "-q", "../tree");
    Path tree = temp.resolve("tree");
    shell = new Shell(tree, shell.environment());
    repo = tree;
    assertThat(picode("hook", "install").out()).contains("updated");
    assertThat(commit("AKIA\n", "feat: key").err()).contains("on tree");
  }

  @Test
  void saysSoWherePiCodeIsGoneUnlessItIsOptional() throws IOException {
    picode("hook", "install", "commit-msg");
    Path script = repo.resolve(".git/hooks/commit-msg");
    Files.writeString(script,
        Files.readString(script).replace(Dist.PICODE.toString(), "/nowhere/picode"));
    shell = shell.with("PATH", "/usr/bin:/bin");
    Shell.Result refused = commit("x\n", "fix: x");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("PiCode is not installed here");
    picode("hook", "install", "commit-msg", "--optional");
    Files.writeString(script,
        Files.readString(script).replace(Dist.PICODE.toString(), "/nowhere/picode"));
    assertThat(commit("x\n", "fix: x").code()).isZero();
  }

  @Test
  void guardsPushesOfWhatTheRemoteDoesNotHave() throws IOException {
    hook("pre-push/secrets.py", PUSHES);
    git("init", "-q", "--bare", temp.resolve("remote.git").toString());
    git("remote", "add", "origin", temp.resolve("remote.git").toString());
    commit("x\n", "fix: one");
    Shell.script(repo.resolve(".git/hooks/pre-push"), "#!/bin/sh\ncat >>lines\n");
    picode("hook", "install");
    assertThat(git("push", "-q", "origin", "main").code()).isZero();
    commit("y\n", "fix: secret");
    Shell.Result denied = git("push", "-q", "origin", "main");
    assertThat(denied.code()).isNotZero();
    assertThat(denied.err()).contains("fix: secret goes to origin");
    assertThat(repo.resolve("lines")).content().contains("refs/heads/main");
  }

  @Test
  void replaysAndSimulatesWithTheHooksAsTheyAreNow() throws IOException {
    commit("AKIA\n", "feat: key");
    commit("x\n", "fix: no key");
    commit("y\n", "fix: two");
    Shell.Result simulated = picode("hook", "simulate", "keys", "--since", "HEAD~2", "--output",
        "json");
    assertThat(simulated.out()).contains("\"blocked\": true", "\"blocked\": false");
    picode("hook", "install");
    commit("AKIA\n", "feat: key");
    String id = picode("hook", "replay").out()
        .lines()
        .skip(2)
        .findFirst()
        .orElse("")
        .split(" ", 2)[0];
    assertThat(picode("hook", "replay", id).code()).isEqualTo(1);
    hook("pre-commit/keys.js", KEYS.replace("AKIA", "ZZZZ"));
    assertThat(picode("hook", "replay", id).code()).isZero();
    assertThat(picode("hook", "replay", "nope").code()).isEqualTo(2);
  }

  @Test
  void runsAnEventByHand() throws IOException {
    Path payload = Files.writeString(repo.resolve("p.json"),
        "{\"message\": \"x\", \"files\": [\"a\"], \"diff\": \"+AKIA\", \"branch\": null}");
    Shell.Result denied = picode("hook", "run", "pre-commit", "--payload", payload.toString(),
        "--output", "json");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.out()).contains("\"verdict\": \"deny\"", "\"cause\": \"hook\"");
    Files.writeString(payload, "{\"message\": 3}");
    assertThat(picode("hook", "run", "pre-commit", "--payload", payload.toString()).err())
        .contains("`message` of `pre-commit` is a number, expected string");
    assertThat(picode("hook", "run", "pre-comit").err()).contains("did you mean `pre-commit`?");
    Files.writeString(temp.resolve("picode-home/config.toml"),
        "[hooks]\npre_commit = [\"./check\"]\n");
    Shell.script(repo.resolve("check"),
        "#!/bin/sh\ncat >payload\necho first >&2\necho 'it says no' >&2\nexit 4\n");
    Files.writeString(payload,
        "{\"message\": \"x\", \"files\": [\"a\"], \"diff\": \"+x\", \"branch\": null}");
    assertThat(picode("hook", "run", "pre-commit", "--payload", payload.toString()).out())
        .contains("deny: it says no");
    assertThat(repo.resolve("payload")).content().contains("\"message\":\"x\"");
  }

  @Test
  void usesNothingOfAProjectThatIsNotTrusted() throws IOException {
    Path file = repo.resolve(".picode/hooks/pre-commit/evil.js");
    Files.createDirectories(file.getParent());
    Files.writeString(file, KEYS);
    Files.writeString(repo.resolve(".picode/config.toml"),
        "[hooks]\npre_commit = [\"touch owned\"]\n");
    Shell.Result listed = picode("hook", "list", "pre-commit", "--output", "json");
    assertThat(listed.out()).contains("the project is not trusted");
    picode("hook", "install");
    commit("x\n", "fix: x");
    assertThat(repo.resolve("owned")).doesNotExist();
  }
}
