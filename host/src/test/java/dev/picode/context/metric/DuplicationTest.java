package dev.picode.context.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.context.metric.Duplicate.Place;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicationTest {
  private static final String BLOCK = "one();\ntwo();\nthree();\nfour();\n";

  @Test
  void findsTheLongestRunThatIsTheSame() {
    var found = find(3, "start();\n" + BLOCK + "end();\n", "  " + BLOCK + "other();\n");
    assertThat(found.duplicates()).containsExactly(
        new Duplicate(4, List.of(new Place("f0", 2, 5), new Place("f1", 1, 4))));
    assertThat(found.lines()).isEqualTo(11);
    assertThat(found.duplicated()).isEqualTo(8);
  }

  @Test
  void looksPastWhatDoesNotCount() {
    var found = find(4, "one();\n\n{\ntwo();\n// why\nthree();\n}\nfour();", BLOCK);
    assertThat(found.duplicates()).containsExactly(
        new Duplicate(4, List.of(new Place("f0", 1, 8), new Place("f1", 1, 4))));
  }

  @Test
  void findsThreePlacesAndTheTwoThatGoOn() {
    var found = find(2, "a1\na2\na3\nx", "a1\na2\na3\ny", "a1\na2\nz");
    assertThat(found.duplicates()).containsExactly(
        new Duplicate(2,
            List.of(new Place("f0", 1, 2), new Place("f1", 1, 2), new Place("f2", 1, 2))),
        new Duplicate(2, List.of(new Place("f0", 2, 3), new Place("f1", 2, 3))));
  }

  @Test
  void findsWhatStandsTwiceInOneFile() {
    assertThat(find(4, BLOCK + "between();\n" + BLOCK).duplicates()).containsExactly(
        new Duplicate(4, List.of(new Place("f0", 1, 4), new Place("f0", 6, 9))));
  }

  @Test
  void aShorterRunIsNone() {
    assertThat(find(5, BLOCK + "x();", BLOCK + "y();").duplicates()).isEmpty();
    assertThat(find(5).duplicates()).isEmpty();
    assertThat(find(5, "").lines()).isZero();
  }

  @Test
  void importsDoNotCount() {
    var search = new Duplication.Search(3);
    search.add("a", BLOCK, Set.of(1, 2));
    search.add("b", BLOCK, Set.of());
    assertThat(search.find().duplicates()).isEmpty();
    assertThat(search.find().lines()).isEqualTo(6);
  }

  @Test
  void theSameLineOverAndOverEndsSoon() {
    assertThat(find(4, "row();\n".repeat(20_000)).duplicated()).isEqualTo(20_000);
  }

  @Test
  void givesTheSameForTheSameFiles() {
    var random = new Random(7);
    var texts = new String[40];
    for (int i = 0; i < texts.length; i++) {
      var text = new StringBuilder();
      for (int line = 0; line < 200; line++) {
        text.append("call").append(random.nextInt(4)).append("();\n");
      }
      texts[i] = text.toString();
    }
    Duplication once = find(6, texts);
    assertThat(find(6, texts)).isEqualTo(once);
    assertThat(once.duplicates()).isNotEmpty().allSatisfy(duplicate -> {
      assertThat(duplicate.places()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
      List<String> copies = duplicate.places()
          .stream()
          .map(place -> String.join("\n",
              texts[Integer.parseInt(place.path().substring(1))].lines()
                  .toList()
                  .subList(place.line() - 1, place.endLine())))
          .distinct()
          .toList();
      assertThat(copies).hasSize(1);
    });
  }

  @Test
  void oneLineIsNoDuplicate() {
    assertThatThrownBy(() -> new Duplication.Search(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Duplication find(int least, String... texts) {
    var search = new Duplication.Search(least);
    for (int i = 0; i < texts.length; i++) {
      search.add("f" + i, texts[i], Set.of());
    }
    return search.find();
  }
}
