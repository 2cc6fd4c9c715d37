package dev.picode.sandbox.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {
    "add; ctx.library.add(book: Book, options?: { tags?: string[] }): Promise<void>",
    "count; ctx.library.count(): Promise<Record<string, number>>",
    "find; ctx.library.find(query: string,"
        + " options?: { genre?: Genre | null, maxResults?: number }): Promise<Book[]>",
    "echo; ctx.library.echo(value: any, options?: { whole?: number, ratio?: number,"
        + " loud?: boolean, limits?: Record<string, number | null> }): Promise<any>"})
  void writesJavaScript(String method, String expected) {
    assertThat(signature(method).javaScript()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {
    "add; ctx.library.add(book: Book, *, tags: list[str] = [\"new\", \"*/\"]) -> None",
    "count; ctx.library.count() -> dict[str, int]",
    "find; ctx.library.find(query: str, *, genre: Genre | None = None, max_results: int = 10)"
        + " -> list[Book]",
    "echo; ctx.library.echo(value: Any, *, whole: int = 0, ratio: float = 0.5,"
        + " loud: bool = False, limits: dict[str, int | None] = {}) -> Any"})
  void writesPython(String method, String expected) {
    assertThat(signature(method).python()).isEqualTo(expected);
  }

  @Test
  void keepsTheOptionsObjectApartFromAParameterOfThatName() {
    var method = new BindingSchema.Method(
        "run", "Runs.", "",
        List.of(
            BindingSchema.Parameter.positional(
                "options",
                new TypeRef.ListOf(new TypeRef.NullableOf(TypeRef.Plain.STRING)),
                "Flags."),
            BindingSchema.Parameter.option("dryRun", TypeRef.Plain.BOOLEAN, "Only say.", true)),
        TypeRef.Plain.NOTHING, "run", 1);
    assertThat(new Signature("process", method).javaScript()).isEqualTo(
        "ctx.process.run(options: (string | null)[], namedOptions?: { dryRun?: boolean }):"
            + " Promise<void>");
    assertThat(new Signature("process", method).python()).isEqualTo(
        "ctx.process.run(options: list[str | None], *, dry_run: bool = True) -> None");
  }

  private static Signature signature(String method) {
    return new Signature(
        "library",
        BindingSchemaTest.SCHEMA.namespace("library")
            .flatMap(namespace -> namespace.method(method))
            .orElseThrow());
  }
}
