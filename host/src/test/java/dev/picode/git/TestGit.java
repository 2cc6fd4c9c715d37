package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The real `git`, cut off from the configuration of whoever runs the tests. Confined to one thread.
public final class TestGit {
  private final Path folder;
  private final GitUser user;

  /// Runs in a folder for a person.
  public TestGit(Path folder, GitUser user) {
    this.folder = folder;
    this.user = user;
  }

  /// A new repository on branch `main`.
  public static TestGit init(Path folder, GitUser user, String... options) {
    var git = new TestGit(folder, user);
    var command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    git.run(command.toArray(String[]::new));
    return git;
  }

  /// What `git` prints; fails the test where it fails.
  public String run(String... arguments) {
    var command = new ArrayList<>(
        List.of("git", "-c", "user.name=Zoë", "-c", "user.email=zoe@example.org", "-c",
            "core.quotePath=false", "-c", "protocol.file.allow=always", "-c",
            "commit.gpgSign=false"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", user.home().toString());
    environment.put("XDG_CONFIG_HOME", user.configHome().toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_AUTHOR_DATE", "2026-01-02T03:04:05+02:00");
    environment.put("GIT_COMMITTER_DATE", "2026-01-02T03:04:05+02:00");
    try {
      var process = builder.start();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("git %s: %s", List.of(arguments), out).isZero();
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Writes a file, its folders included.
  public TestGit write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Commits all there is.
  public TestGit commit(String message) {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    return this;
  }
}
