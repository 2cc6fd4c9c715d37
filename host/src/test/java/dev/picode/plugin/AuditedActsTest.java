package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.audit.AuditLog;
import dev.picode.audit.AuditReader;
import dev.picode.audit.AuditRecord;
import dev.picode.audit.AuditRules;
import dev.picode.audit.RunAudit;
import dev.picode.binding.Access;
import dev.picode.binding.Consent;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedActsTest {
  private static final Grants READ = Grants.NONE.withRead(List.of(Glob.compile("**")));
  private static final Grants WRITE = READ.withWrite(List.of(Glob.compile("out/**")));

  @TempDir
  private Path temp;

  private RunAudit run(boolean required) {
    var rules = AuditRules.DEFAULT.withRequired(required);
    return new RunAudit(new AuditLog(temp.resolve("audit"), () -> rules, InstantSource.system(),
        UnaryOperator.identity(), _ -> {}), "acme.todo", "1.0.0");
  }

  private static Access access(Standing standing, Consent consent, AuditedActs acts) {
    return new Access("the extension `acme.todo`", standing, Access.line("add"), consent, acts);
  }

  private List<AuditRecord> entries() {
    return new AuditReader(temp.resolve("audit")).last(100, _ -> true);
  }

  @Test
  void sumsUpWhatWasGrantedAndWritesTheRestAtOnce() {
    try (var acts = new AuditedActs(run(false))) {
      Access access = access(Standing.vouched(READ), Consent.NOBODY, acts);
      for (int i = 0; i < 7; i++) {
        access.require(new Capability.Read("src/[" + i + "].js"));
      }
      assertThat(entries()).isEmpty();
      assertThatThrownBy(() -> access.require(new Capability.Write("a.txt")))
          .isInstanceOf(PiCodeException.class);
      access.did("files.write", Map.of("path", "b.txt"));
    }
    assertThat(entries()).extracting(AuditRecord::members)
        .satisfiesExactly(denied -> assertThat(denied).containsEntry("kind", "decision")
            .containsEntry("act", "write `a.txt`")
            .containsEntry("outcome", "denied")
            .containsEntry("decided", "nothing declares or grants it")
            .containsEntry("missing", "\"write\": [\"a.txt\"]"),
            wrote -> assertThat(wrote).containsEntry("kind", "write")
                .containsEntry("act", "files.write `b.txt`")
                .containsEntry("path", "b.txt"),
            reads -> assertThat(reads).containsEntry("kind", "grants")
                .containsEntry("sums", List.of(Map.of("capability", "read", "count", 7L, "first",
                    List.of("src/[0].js", "src/[1].js", "src/[2].js", "src/[3].js",
                        "src/[4].js")))));
    assertThat(entries()).extracting(entry -> entry.text("run"))
        .containsOnly(
            entries().getFirst().text("run"));
  }

  @Test
  void writesWhatThePersonAnswered() {
    try (var acts = new AuditedActs(run(false))) {
      access(new Standing(WRITE, READ), (_, _) -> Consent.Answer.ALWAYS, acts)
          .require(new Capability.Write("out/a"));
      Access denied = access(new Standing(WRITE, READ), (_, _) -> Consent.Answer.DENY, acts);
      assertThatThrownBy(() -> denied.require(new Capability.Write("out/a")))
          .isInstanceOf(PiCodeException.class);
    }
    assertThat(entries()).extracting(AuditRecord::members)
        .satisfiesExactly(always -> assertThat(always).containsEntry("outcome", "granted")
            .containsEntry("decided", "the person granted it for good")
            .containsEntry("grant", "\"write\": [\"out/**\"]"),
            no -> assertThat(no).containsEntry("outcome", "denied")
                .containsEntry("decided", "the person denied it")
                .containsEntry("missing", "\"write\": [\"out/**\"]"));
  }

  @Test
  void keepsAnEffectFromHappeningThatCannotBeWrittenDown() throws IOException {
    Files.writeString(temp.resolve("audit"), "no folder");
    Access access = access(Standing.vouched(WRITE), Consent.NOBODY, new AuditedActs(run(true)));
    assertThatThrownBy(() -> access.require(new Capability.Write("out/a")))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("audit-unwritable"));
    Access lenient = access(Standing.vouched(WRITE), Consent.NOBODY, new AuditedActs(run(false)));
    lenient.require(new Capability.Write("out/a"));
  }

  @Test
  void writesAGrantedEffectBeforeItHappensWhereEverythingMustBeWritten() {
    var acts = new AuditedActs(run(true));
    access(Standing.vouched(WRITE), Consent.NOBODY, acts).require(new Capability.Write("out/a"));
    assertThat(entries()).singleElement()
        .satisfies(entry -> assertThat(entry.members()).containsEntry("outcome", "granted")
            .containsEntry("act", "write `out/a`"));
  }
}
