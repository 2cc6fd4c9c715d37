package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.picode.context.Language;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What is written seldom: a line or two each.
class FurtherSyntaxTest {
  private static final TreeSitterSymbols SYMBOLS = new TreeSitterSymbols();

  private static FileSymbols of(String language, String text) {
    return SYMBOLS.of(new Language(language, Language.Kind.CODE),
        text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesPointersToFunctionsForVariables() {
    FileSymbols symbols = of("C", """
        int (*handler)(int);
        static void (*first)(void) = start, *rest;
        void run(void) { int (*local)(int) = 0; }
        """);
    assertThat(symbols.definitions()).extracting(Symbol::name, Symbol::kind)
        .contains(tuple("handler", SymbolKind.VARIABLE),
            tuple("first", SymbolKind.VARIABLE))
        .doesNotContain(tuple("local", SymbolKind.VARIABLE));
  }

  @Test
  void takesOperatorsForMethods() {
    FileSymbols symbols = of("C#", """
        struct Money {
          public static Money operator +(Money a, Money b) => a;
          public static bool operator ==(Money a, Money b) { return true; }
        }
        """);
    assertThat(symbols.definitions()).extracting(Symbol::qualifiedName)
        .contains("Money.+", "Money.==");
  }

  @Test
  void usesWhatIsDelegatedTo() {
    FileSymbols symbols = of("Kotlin", """
        class Cart(items: Items) : Items by items
        val total by sums
        """);
    assertThat(symbols.references()).extracting(Reference::name, Reference::kind)
        .contains(tuple("items", Reference.Kind.USE),
            tuple("sums", Reference.Kind.USE));
  }

  @Test
  void readsTheAttributesBeforeAModule() {
    FileSymbols symbols = of("Rust", """
        use a::b;
        #[cfg(unix)]
        #[path = "sys/posix.rs"]
        mod system;
        #[derive(Debug)] struct S;
        mod plain;
        """);
    assertThat(symbols.imports()).extracting(Import::target, Import::form, Import::line)
        .containsExactly(tuple("a::b", Import.Form.PLAIN, 1),
            tuple("sys/posix.rs", Import.Form.LOCAL, 4),
            tuple("plain", Import.Form.MODULE, 6));
  }

  @Test
  void knowsWhereNamesEndThatAreMissingOrStrange() {
    FileSymbols broken = of("Java", "class A { void a() { b. ; c.d(); } }");
    assertThat(broken.references()).extracting(Reference::name).contains("d").doesNotContain("");
    FileSymbols ruby = of("Ruby", "def a\n  empty?\n  save!\n  übung(1)\nend\n");
    assertThat(ruby.references()).extracting(Reference::name)
        .contains("empty?", "save!", "übung");
    FileSymbols shell = of("Shell", "run.tests -a\nmake-all x=1\n");
    assertThat(shell.references()).extracting(Reference::name).contains("run.tests", "make-all");
    FileSymbols script = of("JavaScript", "a$b(c); d?.e(); f_1.g();");
    assertThat(script.references()).extracting(Reference::name)
        .contains("a$b", "e", "g");
  }
}
