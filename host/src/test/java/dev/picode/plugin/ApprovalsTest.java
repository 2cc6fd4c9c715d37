package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.binding.Access;
import dev.picode.binding.ActLog;
import dev.picode.binding.Consent;
import dev.picode.plugin.manifest.Contributions;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsTest {
  private static final Capability READ = new Capability.Read("src/a");

  @TempDir
  private Path temp;

  private final List<Person.Question> asked = new ArrayList<>();

  @Test
  void asksWithTheReasonAndWhereItComesFrom() {
    approvals(Consent.Answer.ONCE).access(extension("h"), Grants.NONE, ActLog.NONE).require(READ);
    assertThat(asked).containsExactly(new Person.Question("acme.todo", "1", "./ext", READ,
        Permission.READ.parse("src/**"), "to look"));
  }

  @Test
  void onceHoldsForTheRunAndSessionForAllRuns() {
    Approvals once = approvals(Consent.Answer.ONCE);
    once.access(extension("h"), Grants.NONE, ActLog.NONE).require(READ);
    once.access(extension("h"), Grants.NONE, ActLog.NONE).require(READ);
    assertThat(asked).hasSize(2);
    Approvals session = approvals(Consent.Answer.SESSION);
    session.access(extension("h"), Grants.NONE, ActLog.NONE).require(READ);
    session.access(extension("h"), Grants.NONE, ActLog.NONE).require(new Capability.Read("src/b"));
    assertThat(asked).hasSize(3);
    approvals(Consent.Answer.SESSION).access(extension("h"), Grants.NONE, ActLog.NONE)
        .require(READ);
    assertThat(asked).hasSize(4);
  }

  @Test
  void alwaysHoldsForTheNextProcessButNotForAChangedExtension() {
    approvals(Consent.Answer.ALWAYS).access(extension("h"), Grants.NONE, ActLog.NONE).require(READ);
    approvals(Consent.Answer.DENY).access(extension("h"), Grants.NONE, ActLog.NONE).require(READ);
    assertThat(asked).hasSize(1);
    assertDenied(
        approvals(Consent.Answer.DENY).access(extension("changed"), Grants.NONE, ActLog.NONE));
    assertThat(asked).hasSize(2);
  }

  @Test
  void aDenialIsNotRememberedForTheNextRun() {
    Approvals approvals = approvals(Consent.Answer.DENY);
    assertDenied(approvals.access(extension("h"), Grants.NONE, ActLog.NONE));
    assertDenied(approvals.access(extension("h"), Grants.NONE, ActLog.NONE));
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatShipsIsNotAskedAboutAndWhatWasNamedIsGranted() {
    Approvals approvals = approvals(Consent.Answer.DENY);
    Extension builtin = new Extension(manifest(), Extension.Origin.BUILTIN, "builtin",
        () -> new Extension.Files("h", manifest().permissions(), bundle()));
    approvals.access(builtin, builtin.grants(), ActLog.NONE).require(READ);
    approvals.access(extension("h"), Grants.NONE.withWrite("out.txt"), ActLog.NONE)
        .require(new Capability.Write("out.txt"));
    assertThat(asked).isEmpty();
    assertDenied(Approvals.none().access(extension("h"), Grants.NONE, ActLog.NONE));
  }

  private Approvals approvals(Consent.Answer answer) {
    var store = new GrantStore(temp.resolve("grants.json"), notice -> {
      throw new AssertionError(notice);
    });
    return new Approvals(store, question -> {
      asked.add(question);
      return answer;
    });
  }

  private static void assertDenied(Access access) {
    assertThatThrownBy(() -> access.require(READ)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("capability-denied"));
  }

  private static Extension extension(String hash) {
    return new Extension(manifest(), Extension.Origin.FOLDER, "./ext",
        () -> new Extension.Files(hash, Grants.NONE, bundle()));
  }

  private static Manifest manifest() {
    return new Manifest("acme.todo", "1", Language.JAVASCRIPT, "main.js", "Lists notes",
        Contributions.NONE,
        Permission.READ.parse("src/**"), Map.of(Permission.READ, "to look"), 0);
  }

  private static Bundle bundle() {
    return Bundle.empty("acme.todo", Language.JAVASCRIPT);
  }
}
