package dev.picode.repl.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedWordTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "~~ | 0 | ~~ | [] | true", "abc | 0 | abc | [] | true", "ctx. | 4 | ~~ | [ctx] | true",
    "await ctx.git.lo | 14 | lo | [ctx, git] | true", "x + a.b | 6 | b | [a] | true",
    "a[0].b | 5 | b | [a, 0] | true", "a['k'][1].b | 10 | b | [a, k, 1] | true",
    "a?.b | 3 | b | [a] | true", "f().b | 4 | b | [] | false", "a[i].b | 5 | b | [] | false",
    "'text'.le | 7 | le | [] | false", "1.5 | 2 | 5 | [] | false", "12 | 0 | 12 | [] | false",
    "foo(ba | 4 | ba | [] | true", "$x._y | 3 | _y | [$x] | true", ".x | 1 | x | [] | false",
    "..x | 2 | x | [] | false", "é.ö | 2 | ö | [é] | true", "a]]].b | 5 | b | [] | false"})
  void findsTheWordAndWhatItIsAMemberOf(String buffer, int start, String text, String path,
      boolean known) {
    TypedWord word = TypedWord.at(buffer, buffer.length());
    assertThat(word.start()).isEqualTo(start);
    assertThat(word.text()).isEqualTo(text);
    assertThat(word.path().toString()).isEqualTo(path);
    assertThat(word.known()).isEqualTo(known);
  }
}
