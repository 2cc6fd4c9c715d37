package dev.picode.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Packages from folders, archives and real repositories.
class PackageFetcherTest {
  private static final SortedMap<String, byte[]> FILES = Packages.files("acme.todo", "1.0.0", "{}");

  @TempDir
  private Path temp;
  private Path repository = Path.of("");
  private TestGit git = new TestGit(Path.of(""), GitUser.of(Path.of("")));

  @BeforeEach
  void makeARepository() throws IOException {
    temp = temp.toRealPath();
    repository = Files.createDirectory(temp.resolve("repository"));
    git = TestGit.init(repository, GitUser.of(Files.createDirectory(temp.resolve("home"))));
    commit(FILES);
    git.run("tag", "-a", "-m", "first", "v1");
    commit(Packages.files("acme.todo", "2.0.0", "{}"));
  }

  @Test
  void takesAFolder() throws IOException {
    Path folder = Packages.write(temp.resolve("it"), FILES);
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/config"), "not of it");
    PackageCandidate candidate = fetch("it");
    assertThat(candidate.contents().keySet()).containsExactly("main.js", "picode.json");
    assertThat(candidate.provenance().source()).isEqualTo(folder.toString());
    assertThat(candidate.provenance().pin()).isEmpty();
  }

  @Test
  void refusesALinkInAFolder() throws IOException {
    Path folder = Packages.write(temp.resolve("it"), FILES);
    Files.createSymbolicLink(folder.resolve("passwd"), Path.of("/etc/passwd"));
    assertRefused("it", "extension-invalid").hasMessageContaining("passwd");
  }

  @Test
  void takesAnArchiveOfEachKind() throws IOException {
    Files.write(temp.resolve("a.tgz"), Packages.tar("package/", FILES));
    Files.write(temp.resolve("a.tar.gz"), Packages.tar("", FILES));
    Files.write(temp.resolve("a.zip"), Packages.zip(0100644, FILES));
    for (String name : new String[] {"a.tgz", "a.tar.gz", "a.zip"}) {
      PackageCandidate candidate = fetch(name);
      assertThat(candidate.extension().hash()).isEqualTo(fetch("a.tgz").extension().hash());
      assertThat(candidate.provenance().integrity()).startsWith("sha512-");
    }
  }

  @Test
  void takesTheHeadOfARepository() {
    PackageCandidate candidate = fetch("git+file://" + repository);
    assertThat(candidate.extension().manifest().version()).isEqualTo("2.0.0");
    assertThat(candidate.provenance().commit()).isEqualTo(git.run("rev-parse", "HEAD").strip());
    assertThat(candidate.contents().keySet()).containsExactly("main.js", "picode.json");
    assertThat(temp.resolve("cache/fetched")).isEmptyDirectory();
  }

  @Test
  void takesABareRepositoryByItsName() {
    git.run("clone", "-q", "--bare", ".", temp.resolve("bare.git").toString());
    assertThat(fetch("file://" + temp.resolve("bare.git")).extension().manifest().version())
        .isEqualTo("2.0.0");
  }

  @Test
  void takesARepositoryFromAServer() throws IOException {
    git.run("clone", "-q", "--bare", ".", temp.resolve("bare.git").toString());
    try (var server = new GitHttpServer(temp)) {
      PackageCandidate candidate = fetch("git+" + server.url("bare.git") + "#v1");
      assertThat(candidate.extension().manifest().version()).isEqualTo("1.0.0");
      assertThat(candidate.provenance().commit())
          .isEqualTo(git.run("rev-parse", "v1^{commit}").strip());
      assertThat(server.asked).isNotEmpty().allMatch(path -> path.startsWith("/bare.git/"));
      assertRefused("git+" + server.url("bare.git") + "#v9", "git-ref-unknown");
      assertThatThrownBy(() -> fetch("git+" + server.url("gone.git")))
          .isInstanceOf(PiCodeException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1.0.0", "main, 2.0.0", "refs/heads/main, 2.0.0", "refs/tags/v1, 1.0.0"})
  void takesABranchOrATag(String ref, String version) {
    PackageCandidate candidate = fetch("git+file://" + repository + "#" + ref);
    assertThat(candidate.extension().manifest().version()).isEqualTo(version);
    assertThat(candidate.provenance().commit())
        .isEqualTo(git.run("rev-parse", ref + "^{commit}").strip());
  }

  @Test
  void takesACommitThatNoRefLeadsToItself() {
    String first = git.run("rev-parse", "v1^{commit}").strip();
    git.run("tag", "-d", "v1");
    PackageCandidate candidate = fetch("git+file://" + repository + "#" + first);
    assertThat(candidate.extension().manifest().version()).isEqualTo("1.0.0");
    assertThat(candidate.provenance().commit()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "0123456789012345678901234567890123456789"})
  void saysThatARefIsUnknown(String ref) {
    assertRefused("git+file://" + repository + "#" + ref, "git-ref-unknown")
        .hasMessageContaining(ref);
  }

  @Test
  void saysThatARepositoryIsNotThere() {
    assertRefused("git+file://" + temp.resolve("nowhere"), "git-fetch-failed");
  }

  @Test
  void anEmptyRepositoryHasNoCommit() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    TestGit.init(empty, GitUser.of(temp.resolve("home")));
    assertRefused("git+file://" + empty, "git-ref-unknown");
  }

  @Test
  void runsNothingOfARepository() throws IOException {
    Path ran = temp.resolve("ran");
    String evil = "#!/bin/sh\ntouch " + ran + "\n";
    for (String hook : new String[] {"post-checkout", "pre-commit", "post-merge",
      "reference-transaction", "pre-upload-pack"}) {
      Path file = Files.writeString(repository.resolve(".git/hooks").resolve(hook), evil);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(repository.resolve(".gitattributes"), "* filter=evil\n");
    git.run("config", "uploadpack.packObjectsHook", "touch " + ran);
    git.run("config", "filter.evil.smudge", "touch " + ran);
    git.run("-c", "filter.evil.clean=cat", "-c", "core.hooksPath=/dev/null", "add", ".");
    git.run("-c", "core.hooksPath=/dev/null", "commit", "-qm", "Filter");
    Files.deleteIfExists(ran);
    assertThat(fetch("git+file://" + repository).contents()).containsKey(".gitattributes");
    assertThat(ran).doesNotExist();
  }

  @Test
  void refusesALinkInARepository() throws IOException {
    Files.createSymbolicLink(repository.resolve("passwd"), Path.of("/etc/passwd"));
    git.run("add", ".");
    git.run("commit", "-qm", "Link");
    assertRefused("git+file://" + repository, "package-refused")
        .hasMessageContaining("`passwd` in it is a symbolic link");
  }

  @Test
  void refusesARepositoryInARepository() {
    git.run("update-index", "--add", "--cacheinfo",
        "160000,0123456789012345678901234567890123456789,lib");
    git.run("commit", "-qm", "Submodule");
    assertRefused("git+file://" + repository, "package-refused")
        .hasMessageContaining("`lib` in it is another repository");
  }

  @Test
  void refusesALargeFileInARepository() throws IOException {
    Files.write(repository.resolve("large"), new byte[3 << 20]);
    git.run("add", ".");
    git.run("commit", "-qm", "Large");
    assertRefused("git+file://" + repository, "extension-too-large").hasMessageContaining("large");
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    Path left = Files.createDirectories(temp.resolve("cache/fetched/99999999-x/objects"));
    Files.writeString(left.resolve("pack"), "x");
    Path mine = Files.createDirectories(
        temp.resolve("cache/fetched/" + ProcessHandle.current().pid() + "-x"));
    fetch("git+file://" + repository);
    assertThat(left.getParent()).doesNotExist();
    assertThat(mine).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://git@example.org/a.git", "git@example.org:a/b.git",
    "git://example.org/a", "http://example.org/a.git", "git+http://example.org/a",
    "ftp://example.org/a.tgz", "https://user:pass@example.org/a.git", "git+ssh://example.org/a",
    "npm:../evil", "npm:Evil", "npm:a@file:../x", "npm:a@http://x", "@evil", "npm:", "nowhere",
    "git+https://example.org/a.git#-x..y", "git+https://example.org/a.git#--upload-pack=x y",
    "http://127.0.0.1.example.org/a.tgz", "ext::sh -c touch", "git+ext::sh", "picode.json"})
  void refusesASource(String source) throws IOException {
    Files.writeString(temp.resolve("picode.json"), "{}");
    assertRefused(source, "source-invalid");
  }

  @Test
  void readsSources() {
    assertThat(source("npm:a")).isEqualTo(new PackageSource.Npm("a", ""));
    assertThat(source("@a/b@^1.2")).isEqualTo(new PackageSource.Npm("@a/b", "^1.2"));
    assertThat(source("npm:@a/b@>=1 <2").text()).isEqualTo("npm:@a/b@>=1 <2");
    assertThat(source("https://example.org/a.tgz?x=1"))
        .isEqualTo(new PackageSource.Download("https://example.org/a.tgz?x=1"));
    assertThat(source("https://example.org/a.git#v1")).isEqualTo(
        new PackageSource.Git("https://example.org/a.git", "v1", "https://example.org/a.git#v1"));
    assertThat(source("git+https://example.org/a.zip")).isEqualTo(new PackageSource.Git(
        "https://example.org/a.zip", "", "git+https://example.org/a.zip"));
    assertThat(source("http://localhost:1/a.tgz")).isInstanceOf(PackageSource.Download.class);
  }

  @Test
  void aCandidateHasAnIdThatCanBeAFolder() throws IOException {
    Packages.write(temp.resolve("it"), Packages.files("..", "1.0.0", "{}"));
    assertRefused("it", "extension-id-refused");
    Packages.write(temp.resolve("it"), Packages.files("picode.analyze", "1.0.0", "{}"));
    assertRefused("it", "extension-id-refused");
  }

  private void commit(SortedMap<String, byte[]> files) {
    Packages.write(repository, files);
    git.run("add", ".");
    git.run("commit", "-qm", "Change");
  }

  private PackageSource source(String text) {
    return PackageSource.parse(text, temp);
  }

  private PackageCandidate fetch(String text) {
    return PackageFetcher.open(Map.of(), Workspace.of(temp), temp.resolve("home"),
        temp.resolve("cache"), (_, _) -> {}).fetch(source(text));
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String text, String code) {
    return assertThatThrownBy(() -> fetch(text)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
  }
}
