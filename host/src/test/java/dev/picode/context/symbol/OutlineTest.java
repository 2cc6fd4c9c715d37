package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static final Language JAVA = new Language("Java", Language.Kind.CODE);

  @Test
  void putsDefinitionsIntoThoseThatContainThem() {
    byte[] content = "class A { int a, b; class B { void c() {} } } interface D {}\n"
        .getBytes(StandardCharsets.UTF_8);
    List<Outline> outline = Outline.of(new TreeSitterSymbols().of(JAVA, content));
    assertThat(text(outline)).isEqualTo("A(a b B(c)) D");
  }

  @Test
  void leavesBodiesOutOfASkeleton() {
    String source = """
        /** Says.
         * More. */
        class A {


          int b(int c) {
            return c;
          }
        }
        """;
    byte[] content = ("\uFEFF" + source.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
    assertThat(Skeleton.of(content, new TreeSitterSymbols().of(JAVA, content)))
        .isEqualTo("/** Says. */\nclass A {\n\n  int b(int c) { … }\n}\n");
  }

  @Test
  void keepsAFileThatIsNotKnown() {
    byte[] content = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Outline.of(FileSymbols.NONE)).isEmpty();
    assertThat(Skeleton.of(content, FileSymbols.NONE)).isEqualTo("one\ntwo\n");
    assertThat(Skeleton.of(new byte[0], FileSymbols.NONE)).isEqualTo("\n");
  }

  private static String text(List<Outline> outline) {
    return String.join(" ", outline.stream()
        .map(one -> one.symbol().name()
            + (one.parts().isEmpty() ? "" : "(" + text(one.parts()) + ")"))
        .toList());
  }
}
