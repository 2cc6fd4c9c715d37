package dev.picode.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever changes the log by hand is found out, and where.
class TamperTest {
  @TempDir
  private Path folder;

  private AuditChain.Break broken() {
    return Objects.requireNonNull(Logs.verify(folder).broken(), "the chain holds");
  }

  private void edit(Path file, UnaryOperator<List<String>> change) throws IOException {
    List<String> lines = change.apply(new ArrayList<>(Files.readAllLines(file)));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  @Test
  void everyByteCounts() throws IOException {
    Path file = Logs.fill(folder, 3);
    byte[] bytes = Files.readAllBytes(file);
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      boolean ends = bytes[i] == '\n';
      for (int flip : new int[] {0x01, 0x20, 0x80}) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) flip;
        Files.write(file, changed);
        AuditChain chain = Logs.verify(folder);
        if (i == bytes.length - 1) {
          assertThat(chain.tornBytes()).as("the last line is not whole").isPositive();
          assertThat(chain.last()).isEqualTo(2);
        } else {
          assertThat(chain.broken()).as("byte %d of line %d ^ %d", i, line, flip).isNotNull();
          assertThat(broken().line()).as("byte %d", i).isEqualTo(line);
        }
      }
      line += ends ? 1 : 0;
    }
  }

  @Test
  void aLineThatIsRemovedLeavesAGap() throws IOException {
    Path file = Logs.fill(folder, 4);
    edit(file, lines -> {
      lines.remove(1);
      return lines;
    });
    assertThat(broken()).isEqualTo(new AuditChain.Break(file, 2,
        "does not follow the line before it: a line was changed, removed or added"));
  }

  @Test
  void linesThatChangePlacesDoNotFollow() throws IOException {
    Path file = Logs.fill(folder, 4);
    edit(file, lines -> {
      Collections.swap(lines, 1, 2);
      return lines;
    });
    assertThat(broken().line()).isEqualTo(2);
  }

  @Test
  void aLineThatIsRepeatedDoesNotFollow() throws IOException {
    Path file = Logs.fill(folder, 2);
    edit(file, lines -> {
      lines.add(lines.getLast());
      return lines;
    });
    assertThat(broken().line()).isEqualTo(3);
  }

  @Test
  void aLineWithAHashOfItsOwnIsFoundByTheNextOne() throws IOException {
    Path file = Logs.fill(folder, 3);
    List<String> lines = Files.readAllLines(file);
    String second = lines.get(1).replace("act 2", "act 9");
    String body = second.substring(0, AuditLine.bodyLength(second.length()));
    String forged = body + ",\"hash\":\"" + AuditLine.sha256(body.getBytes(StandardCharsets.UTF_8))
        + "\"}";
    edit(file, all -> {
      all.set(1, forged);
      return all;
    });
    assertThat(broken().line()).isEqualTo(3);
  }

  @Test
  void aNumberThatSkipsIsFound() throws IOException {
    Path file = Logs.fill(folder, 1);
    var before = Objects.requireNonNull(AuditLine.link(Files.readAllLines(file).getFirst()));
    byte[] skipping = AuditLine.bytes(Logs.entry("a"), Logs.CLOCK.instant(), Redaction.NONE,
        new AuditLine.Link(5, before.hash()));
    Files.write(file, skipping, StandardOpenOption.APPEND);
    assertThat(broken().reason()).isEqualTo("has the number 6 after 1");
  }

  @Test
  void aChainThatBeginsAtOneBeginsWithNothing() throws IOException {
    Files.write(folder.resolve("audit.jsonl"), AuditLine.bytes(Logs.entry("a"),
        Logs.CLOCK.instant(), Redaction.NONE, new AuditLine.Link(0, "1".repeat(64))));
    assertThat(broken().line()).isEqualTo(1);
  }

  @Test
  void aFileThatIsMissingInTheMiddleIsFoundAndTheOldestIsNot() throws IOException {
    AuditLog log = Logs.open(folder, new AuditRules(1_000, 10, false));
    for (int i = 0; i < 20; i++) {
      log.append(Logs.entry("act"));
    }
    List<Path> files = new AuditFolder(folder).all();
    assertThat(files).hasSizeGreaterThan(4);
    Files.delete(files.get(0));
    assertThat(Logs.verify(folder).broken()).as("as rotation does").isNull();
    Files.delete(files.get(2));
    assertThat(broken().file()).isEqualTo(files.get(3));
    assertThat(broken().line()).isEqualTo(1);
  }

  @Test
  void aFileThatIsCutOffBeforeAnotherIsFound() throws IOException {
    AuditLog log = Logs.open(folder, new AuditRules(1_000, 10, false));
    for (int i = 0; i < 8; i++) {
      log.append(Logs.entry("act"));
    }
    Path first = new AuditFolder(folder).all().getFirst();
    byte[] bytes = Files.readAllBytes(first);
    Files.write(first, Arrays.copyOf(bytes, bytes.length - 10));
    assertThat(broken().file()).isEqualTo(first);
    assertThat(broken().reason()).isEqualTo("is not whole, and it is not the last one");
  }
}
