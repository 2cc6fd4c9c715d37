package dev.picode.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.lock.Lock;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.LockFile;
import dev.picode.plugin.lock.SwitchedOff;
import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is installed, also where a process was killed while it changed that, and where several change it at once.
class InstallationTest {
  private static final String ID = "acme.todo";
  private static final String READ = "{\"read\": [\"**\"]}";
  private static final PackageCandidate OLD = Packages.candidate(ID, "1.0.0", "{}");
  private static final PackageCandidate NEW = Packages.candidate(ID, "2.0.0", READ);

  @TempDir
  private Path temp;

  @Test
  void putsAndRemoves() {
    var installation = installation();
    installation.put(NEW);
    assertThat(installation.folders()).containsExactly(ID);
    assertThat(installation.contents(ID).keySet()).containsExactly("main.js", "picode.json");
    assertThat(installation.lock().accept(ID, installation.contents(ID)))
        .isEqualTo(NEW.extension().manifest().permissions());
    assertThat(installation.lock().accepted(ID, NEW.extension().hash()).isEmpty()).isFalse();
    assertThat(installation.remove(ID)).isTrue();
    assertThat(installation.remove(ID)).isFalse();
    assertThat(installation.lock()).isEqualTo(Lock.EMPTY);
    assertThat(root().resolve("extensions")).isEmptyDirectory();
  }

  @Test
  void theSameIsTheSameBytes() throws IOException {
    var installation = installation();
    installation.put(Packages.candidate("b.two", "1.0.0", READ));
    installation.put(OLD);
    byte[] first = Files.readAllBytes(lockFile());
    installation.put(NEW);
    installation.put(OLD);
    installation.put(Packages.candidate("b.two", "1.0.0", READ));
    assertThat(Files.readAllBytes(lockFile())).isEqualTo(first);
  }

  @Test
  void replacesWhatWasInstalled() {
    var installation = installation();
    installation.put(OLD);
    installation.put(NEW);
    assertThat(installation.lock().find(ID).orElseThrow()).isEqualTo(NEW.entry());
    assertThat(installation.contents(ID).get("main.js")).isEqualTo(NEW.contents().get("main.js"));
    assertThat(root().resolve("extensions").resolve(".staging")).doesNotExist();
  }

  @Test
  void doesNotReplaceWhatAPersonPutThere() {
    Packages.write(root().resolve("extensions").resolve(ID), OLD.contents());
    assertThatProblem(() -> installation().put(NEW), "extension-exists");
    assertThat(installation().contents(ID).get("main.js")).isEqualTo(OLD.contents().get("main.js"));
    assertThat(installation().remove(ID)).isFalse();
    assertThat(installation().folders()).containsExactly(ID);
  }

  @Test
  void switchesOffAndOn() {
    var off = SwitchedOff.of(root());
    assertThat(off.ids()).isEmpty();
    installation().switchOff("b", true);
    installation().switchOff("a", true);
    installation().switchOff("a", true);
    assertThat(off.ids()).containsExactly("a", "b");
    installation().switchOff("a", false);
    installation().switchOff("b", false);
    assertThat(off.file()).doesNotExist();
  }

  @Test
  void takesNoIdThatIsAPath() {
    for (String id : new String[] {"..", ".", ".staging", "a..b", "-x", "con", "nul.x", "A.b",
      "picode.todo", "x".repeat(101)}) {
      assertThatProblem(() -> installation().folder(id), "extension-id-refused");
    }
  }

  @Test
  void namesTheFileThatWasTamperedWith() throws IOException {
    var installation = installation();
    installation.put(NEW);
    Path main = installation.folder(ID).resolve("main.js");
    Files.writeString(main, "evil()");
    assertThatProblem(() -> installation.lock().accept(ID, installation.contents(ID)),
        "extension-tampered").hasMessageContaining("`main.js` was changed");
    Files.write(main, NEW.contents().get("main.js"));
    Files.writeString(installation.folder(ID).resolve("more.js"), "evil()");
    assertThatProblem(() -> installation.lock().accept(ID, installation.contents(ID)),
        "extension-tampered").hasMessageContaining("`more.js` was added");
    Files.delete(installation.folder(ID).resolve("more.js"));
    Files.delete(main);
    assertThat(installation.lock().verify(ID, installation.contents(ID)).orElseThrow().message())
        .contains("`main.js` is missing");
  }

  @Test
  void followsNoLinkOutOfAProject() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path project = Files.createDirectory(temp.resolve("project"));
    Files.createSymbolicLink(project.resolve(".picode"), elsewhere);
    assertThatProblem(() -> Installation.ofProject(project, temp.resolve("data")).put(NEW),
        "package-refused");
    Files.delete(project.resolve(".picode"));
    Files.createDirectory(project.resolve(".picode"));
    Files.createSymbolicLink(project.resolve(".picode/extensions"), elsewhere);
    assertThatProblem(() -> Installation.ofProject(project, temp.resolve("data")).put(NEW),
        "package-refused");
    Files.delete(project.resolve(".picode/extensions"));
    Path target = Files.writeString(temp.resolve("target"), "mine");
    Files.createSymbolicLink(project.resolve(".picode/picode.lock.part"), target);
    Installation.ofProject(project, temp.resolve("data")).put(NEW);
    assertThat(target).hasContent("mine");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void saysThatADamagedLockIs() throws IOException {
    Files.createDirectories(root());
    for (String text : new String[] {"", "{", "[]", "{\"format\": 2}", "{\"format\": 1}",
      "{\"format\": 1, \"extensions\": {\"a\": {}}}"}) {
      Files.writeString(lockFile(), text);
      assertThatProblem(() -> installation().lock(), "lock-damaged");
      assertThatProblem(() -> installation().put(NEW), "lock-damaged");
    }
  }

  // ---- killed in the middle ------------------------------------------------------------------------

  @Test
  void undoesAnAddBeforeItsFolderArrived() {
    staged("new", NEW);
    lock(Lock.EMPTY.with(NEW.entry()));
    installation().recover();
    assertThat(installation().lock()).isEqualTo(Lock.EMPTY);
    assertThat(root().resolve("extensions")).isEmptyDirectory();
  }

  @Test
  void forgetsWhatWasOnlyWrittenOut() {
    var installation = installation();
    installation.put(OLD);
    staged("new", NEW);
    installation.recover();
    assertIs(OLD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void undoesAReplacementWhoseFolderDidNotArrive(boolean movedAside) throws IOException {
    var installation = installation();
    installation.put(OLD);
    staged("new", NEW);
    lock(Lock.EMPTY.with(NEW.entry().replacing(OLD.entry())));
    if (movedAside) {
      Files.move(installation.folder(ID), staging().resolve("old"));
    } else {
      // Whoever loads it now gets the old one with the old grants.
      assertThat(installation.lock().accept(ID, installation.contents(ID)))
          .isEqualTo(OLD.entry().permissions());
    }
    installation.recover();
    assertIs(OLD);
  }

  @Test
  void finishesAReplacementWhoseFolderArrived() throws IOException {
    var installation = installation();
    installation.put(NEW);
    staged("old", OLD);
    lock(Lock.EMPTY.with(NEW.entry().replacing(OLD.entry())));
    assertThat(installation.lock().accept(ID, installation.contents(ID)))
        .isEqualTo(NEW.entry().permissions());
    installation.recover();
    assertIs(NEW);
  }

  @Test
  void undoesARemovalThatTheLockDoesNotKnow() throws IOException {
    var installation = installation();
    installation.put(OLD);
    Files.createDirectories(staging());
    Files.move(installation.folder(ID), staging().resolve("old"));
    installation.recover();
    assertIs(OLD);
  }

  @Test
  void finishesARemovalThatTheLockKnows() throws IOException {
    var installation = installation();
    installation.put(OLD);
    Files.createDirectories(staging());
    Files.move(installation.folder(ID), staging().resolve("old"));
    lock(Lock.EMPTY);
    installation.recover();
    assertThat(installation.folders()).isEmpty();
    assertThat(staging()).doesNotExist();
  }

  @Test
  void aKilledProcessLeavesTheOldOrTheNew() throws IOException, InterruptedException {
    var random = new Random(11);
    for (int i = 0; i < 6; i++) {
      Process process = writer("flip", ID);
      assertThat(process.getInputStream().read()).isEqualTo('.');
      // A busy moment of a random length, so that the kill falls anywhere.
      long end = System.nanoTime() + random.nextInt(120_000_000);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      process.destroyForcibly().waitFor();
      var installation = installation();
      if (installation.isThere(ID)) {
        LockEntry entry = installation.lock().find(ID).orElseThrow();
        assertThat(installation.lock().accept(ID, installation.contents(ID)))
            .as("round %d", i)
            .isIn(entry.permissions(), OLD.entry().permissions(), NEW.entry().permissions());
      }
      installation.recover();
      assertThat(installation.lock().find(ID).orElseThrow()).isIn(OLD.entry(), NEW.entry());
      assertThat(installation.lock().verify(ID, installation.contents(ID))).isEmpty();
      assertThat(root().resolve("extensions").resolve(".staging")).doesNotExist();
    }
  }

  @Test
  void processesDoNotLoseEachOthersExtensions() throws IOException, InterruptedException {
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 3; i++) {
      processes.add(writer("many", "p" + i));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(installation().lock().entries()).hasSize(30);
    assertThat(installation().folders()).hasSize(30);
    for (String id : installation().folders()) {
      assertThat(installation().lock().verify(id, installation().contents(id))).isEmpty();
    }
  }

  private Process writer(String what, String id) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), InstallationWriter.class.getName(),
        root().toString(), temp.resolve("data").toString(), what, id)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void staged(String name, PackageCandidate candidate) {
    Packages.write(staging().resolve(name), candidate.contents());
  }

  private void assertIs(PackageCandidate candidate) {
    var installation = installation();
    assertThat(installation.lock().find(ID)).contains(candidate.entry());
    assertThat(installation.contents(ID).get("main.js"))
        .isEqualTo(candidate.contents().get("main.js"));
    assertThat(root().resolve("extensions").resolve(".staging")).doesNotExist();
  }

  private void lock(Lock lock) {
    new LockFile(lockFile()).write(lock);
  }

  private Path staging() {
    return root().resolve("extensions").resolve(".staging").resolve(ID);
  }

  private Path root() {
    return temp.resolve("config");
  }

  private Path lockFile() {
    return root().resolve("picode.lock");
  }

  private Installation installation() {
    return Installation.ofUser(root(), temp.resolve("data"));
  }

  private static AbstractThrowableAssert<?, ?> assertThatProblem(
      ThrowingCallable call, String code) {
    return assertThatThrownBy(call).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
  }
}
