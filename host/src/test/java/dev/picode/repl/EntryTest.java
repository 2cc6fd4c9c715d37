package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.plugin.command.CommandChain;
import dev.picode.repl.Entry.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {"/analyze, COMMANDS, analyze",
    "!git log, SHELL, git log",
    ":js 1 + 1, SCRIPT, :js 1 + 1", "what is this?, TEXT, what is this?", "`  /a  `, COMMANDS, a"})
  void knowsWhatALineIsByItsMark(String line, Kind kind, String text) {
    assertThat(Entry.of(line)).containsExactly(new Entry(kind, text));
  }

  @Test
  void takesManyPastedLinesForSoManyEntries() {
    assertThat(Entry.of("/a\r\n/b --x 1\n!c\n")).containsExactly(new Entry(Kind.COMMANDS, "a"),
        new Entry(Kind.COMMANDS, "b --x 1"), new Entry(Kind.SHELL, "c"));
  }

  @Test
  void leavesALineInQuotesWhereItIs() {
    assertThat(Entry.of("/eval --js '1\n/2'")).containsExactly(
        new Entry(Kind.COMMANDS, "eval --js '1\n/2'"));
  }

  @Test
  void joinsALineThatEndsWithABackslashWithTheNext() {
    assertThat(Entry.of("/a \\\n  /b")).containsExactly(new Entry(Kind.COMMANDS, "a    /b"));
  }

  @Test
  void takesTextForTextWhateverItsLinesBeginWith() {
    assertThat(Entry.of("see\n/etc/hosts"))
        .containsExactly(new Entry(Kind.TEXT, "see\n/etc/hosts"));
    assertThat(Entry.of(" \n ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/eval --js 'a", "/eval --js \"a", "/a (", "!echo {", "/a \\", "text \\",
    "/a [1,\n2"})
  void asksForMore(String buffer) {
    assertThat(Entry.isIncomplete(buffer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "it's fine (really", "/a ')'", "/a \\\\", "!echo )", "/a '(\n", "",
    "/a \"\\\"\""})
  void isContentWithWhatThereIs(String buffer) {
    assertThat(Entry.isIncomplete(buffer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "two words", "it's", "a\"b", "back\\slash", "a && b", "", "'",
    ";",
    "'\"\\"})
  void quotesAWordSoThatItIsReadBackAsItWas(String word) {
    List<CommandChain.Link> links = CommandChain.parse("x " + Entry.quoted(word)).links();
    assertThat(links).hasSize(1);
    assertThat(links.getFirst().words()).containsExactly("x", word);
  }
}
