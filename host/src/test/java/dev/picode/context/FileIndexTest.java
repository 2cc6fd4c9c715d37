package dev.picode.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.picode.context.SkippedFile.Reason;
import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Glob;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIndexTest {
  @TempDir
  Path temp;
  Path work;
  GitUser user;
  TestGit files;

  @BeforeEach
  void prepare() throws IOException {
    Path real = temp.toRealPath();
    work = Files.createDirectory(real.resolve("work"));
    user = GitUser.of(Files.createDirectory(real.resolve("home")));
    files = new TestGit(work, user);
  }

  @Test
  void isEmptyForAnEmptyFolder() throws InterruptedException {
    FileIndex index = scan(".");
    assertThat(index.files()).isEmpty();
    assertThat(index.languages()).isEmpty();
    assertThat(index.skippedCounts()).isEmpty();
    assertThat(index.totalLines()).isZero();
  }

  @Test
  void tellsLanguagesSizesAndTests() throws InterruptedException {
    files.write("src/main/A.java", "a\nb\n")
        .write("src/test/ATest.java", "a\nb\nc")
        .write("bin/run", "#!/usr/bin/env python3\n")
        .write("empty.md", "")
        .write("čaj", "é\n")
        .write("crlf.txt", "a\r\nb\r\n");
    FileIndex index = scan(".");
    var java = new Language("Java", Language.Kind.CODE);
    assertThat(index.files()).extracting(
        IndexedFile::path,
        IndexedFile::languageName,
        IndexedFile::bytes,
        IndexedFile::lines,
        IndexedFile::test)
        .containsExactly(
            tuple("bin/run", "Python", 23L, 1, false),
            tuple("crlf.txt", "Text", 6L, 2, false),
            tuple("empty.md", "Markdown", 0L, 0, false),
            tuple("src/main/A.java", "Java", 4L, 2, false),
            tuple("src/test/ATest.java", "Java", 5L, 3, true),
            tuple("čaj", null, 3L, 1, false));
    assertThat(index.languages().getFirst()).isEqualTo(new LanguageShare(java, 2, 1, 5, 3, 9));
    assertThat(index.languages()).extracting(share -> share.language().name())
        .containsExactly("Java", "Text", "Python", "Markdown");
    assertThat(index.totalBytes()).isEqualTo(41);
    assertThat(index.glob("src/**/*.java")).hasSize(2);
  }

  @Test
  void countsLinesAcrossBuffers() throws InterruptedException {
    files.write("a.txt", "123456\n".repeat(30_000) + "x");
    assertThat(scan(".").files().getFirst().lines()).isEqualTo(30_001);
  }

  @Test
  void leavesOutWhatIsNoTextAndSaysWhy() throws IOException, InterruptedException {
    Files.write(work.resolve("nul.txt"), new byte[] {'a', 0});
    files.write("a.png", "x")
        .write("big.txt", "x".repeat(3 << 20))
        .write("ok.txt", "x")
        .write("../out/secret.txt", "x")
        .write("d/x.txt", "1");
    Files.createSymbolicLink(work.resolve("loop"), Path.of("."));
    Files.createSymbolicLink(work.resolve("out"), Path.of("../out"));
    Files.createSymbolicLink(work.resolve("d/up"), Path.of(".."));
    Files.createSymbolicLink(work.resolve("self"), Path.of("self"));
    Files.writeString(work.resolve("new\nline"), "x");
    FileIndex index = scan(".");
    assertThat(index.files()).extracting(IndexedFile::path).containsExactly("d/x.txt", "ok.txt");
    assertThat(index.skipped()).containsExactly(
        new SkippedFile("a.png", Reason.BINARY),
        new SkippedFile("big.txt", Reason.TOO_LARGE),
        new SkippedFile("d/up", Reason.LINK),
        new SkippedFile("loop", Reason.LINK),
        new SkippedFile("new\uFFFDline", Reason.NAME),
        new SkippedFile("nul.txt", Reason.BINARY),
        new SkippedFile("out", Reason.LINK),
        new SkippedFile("self", Reason.LINK));
    assertThat(index.skippedCounts()).isEqualTo(
        Map.of(Reason.BINARY, 2, Reason.TOO_LARGE, 1, Reason.LINK, 4, Reason.NAME, 1));
  }

  @Test
  void goesOnAfterWhatIsUnreadable() throws IOException, InterruptedException {
    files.write("locked/x", "1").write("file", "1").write("ok", "1");
    for (String path : new String[] {"locked", "file"}) {
      Files.setPosixFilePermissions(
          work.resolve(path),
          PosixFilePermissions.fromString("---------"));
    }
    assumeTrue(!Files.isReadable(work.resolve("file")), "root reads everything");
    FileIndex index = scan(".");
    assertThat(index.files()).extracting(IndexedFile::path).containsExactly("ok");
    assertThat(index.skippedCounts()).isEqualTo(Map.of(Reason.UNREADABLE, 2));
    Files.setPosixFilePermissions(
        work.resolve("locked"),
        PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void findsWhatGitFinds() throws InterruptedException {
    var git = TestGit.init(work, user);
    files.write(".gitignore", "*.log\n!keep.log\n/build/\nnode_modules/\nd/**/tmp\n")
        .write("sub/.gitignore", "!x.log\n/only-here\n*.gen\n")
        .write("sub/deep/.gitignore", "!*.gen\n")
        .write("../home/.config/git/ignore", "*.swp\n")
        .write(".git/info/exclude", "/private\n");
    for (String path : new String[] {"a.log", "keep.log", "build/x", "sub/build/x", "sub/x.log",
      "sub/only-here", "only-here", "sub/a.gen", "sub/deep/a.gen", "a/node_modules/p/i.js",
      "d/tmp", "d/e/f/tmp", "tmp", "x.swp", "private", "sub/private", "日本/ファイル.txt",
      "größe.txt", "with space.txt", "é/é.txt"}) {
      files.write(path, "x\n");
    }
    git.run("add", "keep.log", "tmp");
    var expected = git.run("ls-files", "-co", "--exclude-standard").lines().sorted().toList();
    FileIndex index = scan(".");
    assertThat(index.files()).extracting(IndexedFile::path).isEqualTo(expected);
    assertThat(index.skippedCounts()).containsOnlyKeys(Reason.IGNORED);
    assertThat(scan("sub").files()).extracting(IndexedFile::path)
        .isEqualTo(expected.stream().filter(path -> path.startsWith("sub/")).toList());
    assertThat(scan("sub").skippedCounts()).isEqualTo(Map.of(Reason.IGNORED, 2));
  }

  @Test
  void leavesOutWhatIsExcludedAsIfGitIgnoredIt() throws InterruptedException {
    files.write("a.js", "1\n")
        .write("gen/b.js", "1\n")
        .write("src/gen/c.js", "1\n")
        .write("src/d.min.js", "1\n")
        .write("src/e.js", "1\n");
    var workspace = Workspace.of(work);
    FileIndex index = FileIndex.scan(
        workspace,
        workspace.resolve("."),
        new ScanOptions(1 << 20, 100, user,
            List.of(Glob.compile("gen"), Glob.compile("**/*.min.js"))),
        ProgressListener.NONE);
    assertThat(index.files()).extracting(IndexedFile::path)
        .containsExactly("a.js", "src/e.js", "src/gen/c.js");
    assertThat(index.skippedCounts()).containsEntry(SkippedFile.Reason.IGNORED, 2);
  }

  @Test
  void takesASingleFile() throws InterruptedException {
    files.write(".gitignore", "*.py\n").write("d/a.py", "x\n");
    assertThat(scan("d/a.py").files()).extracting(IndexedFile::path).containsExactly("d/a.py");
  }

  @Test
  void refusesWhatIsMissingOrTooMuch() throws IOException {
    assertThatThrownBy(() -> scan("none")).isInstanceOf(PiCodeException.class)
        .hasMessage("`none` does not exist");
    files.write("a", "").write("b", "");
    var workspace = Workspace.of(work);
    assertThatThrownBy(
        () -> FileIndex.scan(
            workspace,
            workspace.resolve("."),
            new ScanOptions(1, 1, user),
            ProgressListener.NONE))
        .hasMessage("`.` holds more than 1 files");
  }

  @Test
  void isTheSameTwiceAndTellsProgressForManyFiles() throws IOException, InterruptedException {
    for (int folder = 0; folder < 100; folder++) {
      Path dir = Files.createDirectories(work.resolve("d" + folder));
      for (int file = 0; file < 200; file++) {
        Files.writeString(dir.resolve("f" + file + ".py"), "# " + file + "\n");
      }
    }
    var calls = new AtomicInteger();
    var workspace = Workspace.of(work);
    FileIndex index = FileIndex.scan(
        workspace,
        workspace.resolve(""),
        new ScanOptions(1 << 20, 100_000, user),
        (done, found) -> calls.incrementAndGet());
    assertThat(index.files()).hasSize(20_000);
    assertThat(index.totalLines()).isEqualTo(20_000);
    assertThat(calls.get()).isBetween(50, 1000);
    assertThat(scan(".").files()).isEqualTo(index.files());
  }

  @Test
  void stopsWhenInterrupted() {
    for (int i = 0; i < 500; i++) {
      files.write("d" + i % 7 + "/" + i, "x");
    }
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> scan(".")).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void stopsWhenInterruptedWhileReading() {
    for (int i = 0; i < 1000; i++) {
      files.write("d" + i % 7 + "/" + i, "x");
    }
    var workspace = Workspace.of(work);
    Thread caller = Thread.currentThread();
    var last = new AtomicInteger();
    assertThatThrownBy(
        () -> FileIndex.scan(
            workspace,
            workspace.resolve("."),
            new ScanOptions(1 << 20, 100_000, user),
            (done, _) -> {
              if (done > 0 && last.getAndSet(done) == 0) {
                caller.interrupt();
              }
            }))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private FileIndex scan(String folder) throws InterruptedException {
    var workspace = Workspace.of(work);
    return FileIndex.scan(
        workspace,
        workspace.resolve(folder),
        new ScanOptions(ScanOptions.DEFAULT_MAX_FILE_BYTES, 100_000, user),
        ProgressListener.NONE);
  }
}
