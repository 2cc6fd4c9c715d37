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
  void readsDeclaratorsFromWithin() {
    FileSymbols symbols = of("C", """
        static item *jobs[SIZE], **rest = 0;
        static void *(*allocate)(size_t) = malloc;
        void (*const steps[])(void) = { one, two };
        int *(*find(int a))(int);
        int (*pick(int a))(int) { return 0; }
        typedef int (visit)(int, item);
        typedef unsigned short uint16_t;
        typedef void *take(item);
        struct table { char **rows[2]; void (**handlers)(item); } table, *tables[3];
        """);
    assertThat(symbols.definitions()).extracting(Symbol::qualifiedName, Symbol::kind)
        .containsExactly(tuple("jobs", SymbolKind.VARIABLE),
            tuple("rest", SymbolKind.VARIABLE),
            tuple("allocate", SymbolKind.VARIABLE),
            tuple("steps", SymbolKind.VARIABLE),
            tuple("find", SymbolKind.FUNCTION),
            tuple("pick", SymbolKind.FUNCTION),
            tuple("visit", SymbolKind.TYPE),
            tuple("uint16_t", SymbolKind.TYPE),
            tuple("take", SymbolKind.TYPE),
            tuple("table", SymbolKind.STRUCT),
            tuple("table.rows", SymbolKind.FIELD),
            tuple("table.handlers", SymbolKind.FIELD),
            tuple("table", SymbolKind.VARIABLE),
            tuple("tables", SymbolKind.VARIABLE));
  }

  @Test
  void knowsTheValuesOfAnEnumerationWithoutAName() {
    FileSymbols symbols = of("C", """
        enum { ONE, TWO };
        int run(void) { enum { SMALL, LARGE } size = SMALL; const int local = 1; return local; }
        """);
    assertThat(symbols.definitions()).extracting(Symbol::qualifiedName)
        .containsExactly("ONE", "TWO", "run", "run.SMALL", "run.LARGE");
  }

  @Test
  void readsPastMacros() {
    FileSymbols symbols = of("C", """
        BEGIN_DECLS
        API int (*run)(item *it) PURE;
        API item *(create) (item *it);
        API API_ALLOC FILE *open_it(int handle);
        API form DEPRECATED(7.5, "use (none)")
        post(int a);
        static LIST_OF(item)
        struct after { int a; };
        HANDLE
        make(int a) { return 0; }
        TEST(adds) { int local; }
        enum {
        ALPHA,
        GAMMA
        };
        HANDLE handle;
        HANDLE create_handle(int a);
        #ifdef QUIET
        #define say(a) do { /* nothing */ } while (0)
        #endif
        END_DECLS
        """);
    assertThat(symbols.definitions()).extracting(Symbol::qualifiedName, Symbol::line)
        .containsExactly(tuple("run", 2), tuple("create", 3), tuple("open_it", 4), tuple("post", 6),
            tuple("after", 8), tuple("after.a", 8), tuple("make", 10), tuple("adds", 11),
            tuple("ALPHA", 13), tuple("GAMMA", 14), tuple("handle", 16),
            tuple("create_handle", 17), tuple("say", 19));
    assertThat(symbols.definitions().getFirst().signature())
        .isEqualTo("int (*run)(item *it) PURE");
    assertThat(symbols.references()).extracting(Reference::name)
        .contains("BEGIN_DECLS", "API", "PURE", "API_ALLOC", "DEPRECATED", "LIST_OF", "HANDLE");
  }

  @Test
  void namesMethodsByStringsAndSymbols() {
    FileSymbols symbols = of("JavaScript", """
        const actions = { "log in": function () {}, 'out': () => 1, 'a\\tb': () => 2 };
        class Bag { "size of"() {} [Symbol.iterator]() {} ["a" + b]() {} }
        """);
    assertThat(symbols.definitions()).extracting(Symbol::qualifiedName)
        .containsExactly("actions", "actions.log in", "actions.out", "Bag", "Bag.size of",
            "Bag.[Symbol.iterator]");
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
