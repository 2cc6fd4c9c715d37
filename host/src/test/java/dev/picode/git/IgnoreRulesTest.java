package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreRulesTest {
  @TempDir
  Path temp;
  Path work;
  GitUser user;
  TestGit files;

  @BeforeEach
  void prepare() throws IOException {
    Path real = temp.toRealPath();
    work = Files.createDirectory(real.resolve("work"));
    Path home = Files.createDirectory(real.resolve("home"));
    user = new GitUser(home, Files.createDirectory(real.resolve("config")), null);
    files = new TestGit(work, user);
  }

  @Test
  void ignoresNothingWithoutRules() {
    var rules = IgnoreRules.at(work, user);
    assertThat(rules.ignores("a", false)).isFalse();
    assertThat(rules.enter("x").ignores("a", true)).isFalse();
  }

  @Test
  void worksOutsideGit() {
    files.write(".gitignore", "*.o\n/d/x\n").write("d/.gitignore", "!keep.o\n");
    var rules = IgnoreRules.at(work, user);
    assertThat(rules.ignores("a.o", false)).isTrue();
    assertThat(rules.enter("d").ignores("a.o", false)).isTrue();
    assertThat(rules.enter("d").ignores("keep.o", false)).isFalse();
    assertThat(rules.enter("d").ignores("x", true)).isTrue();
    assertThat(rules.enter("e").ignores("x", true)).isFalse();
  }

  @Test
  void appliesTheFilesAboveUpToTheWorkTree() {
    TestGit.init(work, user)
        .write(".gitignore", "*.o\n/a/b/c\n")
        .write("a/.gitignore", "*.p\n")
        .write("a/b/f", "");
    files.write("../.gitignore", "*.q\n");
    var rules = IgnoreRules.at(work.resolve("a/b"), user);
    assertThat(rules.ignores("x.o", false)).isTrue();
    assertThat(rules.ignores("x.p", false)).isTrue();
    assertThat(rules.ignores("x.q", false)).isFalse();
    assertThat(rules.ignores("c", false)).isTrue();
  }

  @Test
  void readsTheFilesOfTheUserAndTheRepository() {
    TestGit.init(work, user).write(".git/info/exclude", "*.ex\n");
    files.write("../config/git/ignore", "*.def\n");
    assertThat(IgnoreRules.at(work, user).ignores("a.ex", false)).isTrue();
    assertThat(IgnoreRules.at(work, user).ignores("a.def", false)).isTrue();
    files.write("../config/git/config", "[core]\nexcludesfile=~/xdg\n")
        .write("../home/xdg", "*.x\n");
    assertThat(IgnoreRules.at(work, user).ignores("a.x", false)).isTrue();
    assertThat(IgnoreRules.at(work, user).ignores("a.def", false)).isFalse();
    files.write("../home/more", "[core]\n  excludesFile = ~/h\n")
        .write("../home/h", "*.h\n")
        .write("../home/.gitconfig", "[include]\n  path = more\n");
    assertThat(IgnoreRules.at(work, user).ignores("a.h", false)).isTrue();
    assertThat(IgnoreRules.at(work, user).ignores("a.x", false)).isFalse();
  }

  @Test
  void readsNoLinkedOrBrokenIgnoreFile() throws IOException {
    files.write("../outside", "*.o\n");
    Files.createSymbolicLink(work.resolve(".gitignore"), Path.of("../outside"));
    assertThat(IgnoreRules.at(work, user).ignores("a.o", false)).isFalse();
    Files.delete(work.resolve(".gitignore"));
    Files.createDirectory(work.resolve(".gitignore"));
    assertThat(IgnoreRules.at(work, user).ignores("a.o", false)).isFalse();
  }

  @Test
  void sharesTheExcludesOfALinkedWorktree() throws IOException {
    var git = TestGit.init(work, user).write("a", "").commit("one");
    Path linked = temp.toRealPath().resolve("linked");
    git.run("worktree", "add", "-q", linked.toString());
    git.write(".git/info/exclude", "*.ex\n");
    assertThat(IgnoreRules.at(linked, user).ignores("a.ex", false)).isTrue();
    Files.writeString(linked.resolve("b.ex"), "");
    assertThat(GitRepository.find(linked, user).orElseThrow().status().isClean()).isTrue();
  }

  @Test
  void agreesWithGitOnAGeneratedTree() throws IOException {
    var git = TestGit.init(work, user);
    String[] patterns = {"*.log", "!keep.log", "/top", "dir/", "**/deep/*.c", "a/**/z", "[ab]?.txt",
      "\\#x", "\\!y", "trail\\ ", "# comment", "", "név*", "/x/*", "!/x/y", "*.[ch]", "q**r",
      "foo/*", "!foo/bar", "**/node_modules", "build/**", "a//b", "*~", "  lead", "{x,y}"};
    String[] names = {"a.log", "keep.log", "top", "dir", "deep", "z", "a1.txt", "b2.txt", "#x",
      "!y",
      "trail ", "név1", "x", "y", "m.c", "m.h", "qxxr", "foo", "bar", "node_modules", "build", "b",
      "n~", "  lead", "日本", "{x,y}"};
    var random = new Random(7);
    for (int i = 0; i < 600; i++) {
      var path = new StringBuilder();
      int depth = 1 + random.nextInt(4);
      for (int d = 0; d < depth; d++) {
        path.append(names[random.nextInt(names.length)]).append(d + 1 < depth ? ".d/" : "");
      }
      String text = path.toString();
      try {
        files.write(random.nextBoolean() ? text.replace(".d/", "/") + ".f" : text, "x");
      } catch (UncheckedIOException _) {
        // A file is there where this one needs a folder.
      }
    }
    for (String folder : new String[] {"", "a/", "x.d/", "foo.d/", "dir.d/"}) {
      var text = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        text.append(patterns[random.nextInt(patterns.length)]).append('\n');
      }
      files.write(folder + ".gitignore", text.toString());
    }
    files.write("../config/git/ignore", "*.global\nb2*\n").write("x.global", "");
    files.write(".git/info/exclude", "!b2.txt\n日*\n");
    var expected = new TreeSet<>(
        List.of(git.run("ls-files", "-z", "-co", "--exclude-standard").split("\0", -1)));
    expected.remove("");
    var found = new ArrayList<String>();
    walk(work, "", IgnoreRules.at(work, user), found);
    assertThat(new TreeSet<>(found)).hasSizeGreaterThan(50).isEqualTo(expected);
  }

  private static void walk(Path folder, String prefix, IgnoreRules rules, List<String> found)
      throws IOException {
    try (var children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        String name = String.valueOf(child.getFileName());
        boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        if (name.equals(".git") || rules.ignores(name, isFolder)) {
          continue;
        }
        if (isFolder) {
          walk(child, prefix + name + "/", rules.enter(name), found);
        } else {
          found.add(prefix + name);
        }
      }
    }
  }
}
