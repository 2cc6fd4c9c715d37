package dev.picode.sandbox.binding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsTest {
  private static final String BOOK = "{\"title\":\"Emma\",\"authors\":[{\"name\":\"Jane\"}],"
      + "\"genre\":\"crime\",\"inStock\":1,\"price\":5}";

  private final LibraryBinding library = new LibraryBinding();
  private final Bindings bindings = Bindings.of(
      Map.of("library", () -> library, "clock", ClockBinding::new));

  @Test
  void fillsDefaultsAndConvertsTheResult() {
    assertThat(Json.write(call("library.find", "{\"query\":\"dune\"}"))).isEqualTo(
        "[{\"title\":\"Dune\",\"authors\":[{\"name\":\"Frank\",\"born\":1920},"
            + "{\"name\":\"Anon\",\"born\":null}],\"genre\":\"science-fiction\","
            + "\"inStock\":2,\"price\":9.5}]");
    assertThat(library.last).isEqualTo("dune/null/10");
  }

  @Test
  void takesOptionsByName() {
    call("library.find", "{\"query\":\"\",\"genre\":\"crime\",\"maxResults\":3.0}");
    assertThat(library.last).isEqualTo("/CRIME/3");
  }

  @Test
  void makesRecordsFromMaps() {
    assertThat(call("library.add", "{\"book\":" + BOOK + "}")).isNull();
    var author = new LibraryBinding.Author("Jane", null);
    assertThat(library.last).isEqualTo(
        List.of(
            new LibraryBinding.Book("Emma", List.of(author), LibraryBinding.Genre.CRIME, 1, 5),
            List.of("new", "*/")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"null", "true", "1", "1.5", "\"a\"", "[1,[null]]",
    "{\"b\":1,\"a\":{}}"})
  void givesBackAnyValueAsItCame(String json) {
    assertThat(Json.write(call("library.echo", "{\"value\":" + json + "}"))).isEqualTo(json);
  }

  @Test
  void takesNullOnlyWhereTheTypeSaysSo() {
    call("library.echo", "{\"value\":1,\"limits\":{\"a\":null,\"b\":2}}");
    var limits = new HashMap<String, @Nullable Integer>();
    limits.put("a", null);
    limits.put("b", 2);
    assertThat(library.last).isEqualTo(List.of(0L, 0.5, false, limits));
  }

  @Test
  void sortsAMapThatHasNoOrder() {
    assertThat(Json.write(call("library.count", "{}")))
        .isEqualTo("{\"apes\":4,\"crime\":2,\"horror\":3,\"zebra\":1}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
    "library.find|{}|`library.find` needs `query`",
    "library.find|{'query':1}|`library.find` expects a string for `query`, not a number",
    "library.find|{'query':null}|`library.find` expects a string for `query`, not null",
    "library.find|{'query':'','maxResults':1.5}"
        + "|`library.find` expects a whole number for `maxResults`, not 1.5",
    "library.find|{'query':'','maxResults':3000000000}|`library.find` expects a whole number from"
        + " -2147483648 to 2147483647 for `maxResults`, not 3000000000",
    "library.find|{'query':'','maxResults':null}"
        + "|`library.find` expects a whole number for `maxResults`, not null",
    "library.find|{'query':'','genre':'Crime'}"
        + "|`library.find` expects one of `crime`, `science-fiction` for `genre`, not `Crime`",
    "library.find|{'query':'','genre':true}"
        + "|`library.find` expects one of `crime`, `science-fiction` for `genre`, not a boolean",
    "library.find|{'query':'','maxResult':1}"
        + "|`library.find` has no parameter `maxResult`; did you mean `maxResults`?",
    "library.find|{'query':'','max_results':1}"
        + "|`library.find` has no parameter `max_results`; did you mean `maxResults`?",
    "library.find|{'query':'','x':1}"
        + "|`library.find` has no parameter `x`; it takes `genre`, `maxResults`, `query`",
    "clock.now|{'x':1}|`clock.now` has no parameter `x`; it takes none",
    "library.echo|{'value':1,'whole':1e19}"
        + "|`library.echo` expects a whole number for `whole`, not 1.0E19",
    "library.echo|{'value':1,'ratio':'x'}|`library.echo` expects a number for `ratio`, not a string",
    "library.echo|{'value':1,'limits':[]}|`library.echo` expects a map for `limits`, not a list",
    "library.echo|{'value':1,'limits':{'a':{}}}"
        + "|`library.echo` expects a whole number for `limits.a`, not a map",
    "library.add|{'book':7}|`library.add` expects a map for `book`, not a number",
    "library.add|{'book':{'title':'','authors':[{'name':true}]}}"
        + "|`library.add` expects a string for `book.authors[0].name`, not a boolean",
    "library.add|{'book':{'title':'','authors':[{'name':' '}]}}"
        + "|`library.add` does not take this `book.authors[0]`: an author has a name",
    "library.add|{'book':{'titel':''}}"
        + "|`library.add` knows no member `titel` of `book`; did you mean `title`?",
    "library.fnid|{}|`library` has no function `fnid`; did you mean `find`?",
    "library.xyz|{}|`library` has no function `xyz`; it has `add`, `count`, `echo`, `fail`, `find`",
    "library.toString|{}"
        + "|`library` has no function `toString`; it has `add`, `count`, `echo`, `fail`, `find`",
    "libary.find|{}|there is no namespace `libary`; did you mean `library`?",
    "git.status|{}|there is no namespace `git`; there are `clock`, `library`",
    "library|{}|`library` is a namespace, not a function"})
  void refusesABadCall(String target, String arguments, String message) {
    assertThatThrownBy(() -> call(target, arguments.replace('\'', '"')))
        .isInstanceOf(BadArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void doesNotShowALongString() {
    String long_ = "x".repeat(100);
    assertThatThrownBy(() -> call("library.find", "{\"query\":\"\",\"genre\":\"" + long_ + "\"}"))
        .hasMessage(
            "`library.find` expects one of `crime`, `science-fiction` for `genre`,"
                + " not a string like this");
  }

  @Test
  void letsTheMethodsOwnExceptionThrough() {
    assertThatThrownBy(() -> call("library.fail", "{}"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("closed on Sundays")
        .hasNoCause();
  }

  @Test
  void makesNoHostObjectBeforeTheFirstCall() {
    var made = new AtomicInteger();
    Supplier<?> clock = () -> {
      made.incrementAndGet();
      return new ClockBinding();
    };
    Supplier<?> broken = () -> {
      throw new AssertionError("nobody called it");
    };
    Bindings lazy = Bindings.of(Map.of("clock", clock, "broken", broken));
    assertThat(made).hasValue(0);
    lazy.call("clock.now", Map.of());
    assertThat(lazy.call("clock.now", Map.of())).isEqualTo(7L);
    assertThat(made).hasValue(1);
  }

  @Test
  void makesOneHostObjectForManyThreads() throws Exception {
    var made = new AtomicInteger();
    Bindings shared = Bindings.of(Map.of("clock", () -> {
      made.incrementAndGet();
      return new ClockBinding();
    }));
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<@Nullable Object>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        calls.add(threads.submit(() -> shared.call("clock.now", Map.of())));
      }
      for (Future<@Nullable Object> call : calls) {
        assertThat(call.get()).isEqualTo(7L);
      }
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void refusesAResultThatIsNotPlain() {
    library.last = null;
    assertThatThrownBy(() -> bindings.call("library.echo", Map.of("value", new StringBuilder())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a result holds a `java.lang.StringBuilder`, which has no plain form");
    assertThatThrownBy(() -> bindings.call("library.echo", Map.of("value", Double.NaN)))
        .hasMessage("a result holds `NaN`, which has no plain form");
  }

  @Test
  void refusesAResultWithoutAnEnd() {
    var endless = new ArrayList<Object>();
    endless.add(endless);
    assertThatThrownBy(() -> bindings.call("library.echo", Map.of("value", endless)))
        .hasMessage("a result nests deeper than 200");
  }

  @SuppressWarnings("unchecked")
  private @Nullable Object call(String target, String arguments) {
    var byName = (Map<String, @Nullable Object>) requireNonNull(Json.parse(arguments));
    return bindings.call(target, byName);
  }
}
