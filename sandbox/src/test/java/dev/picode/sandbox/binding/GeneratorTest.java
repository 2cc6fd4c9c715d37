package dev.picode.sandbox.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final BindingSchema EMPTY = new BindingSchema(1, List.of(), List.of());

  @Test
  void writesTypeScriptAfterThePrologue() {
    String prologue = "\nexport function command(name: string): void;\n\n";
    Golden.check(
        "index.d.ts",
        TypeScriptDeclarations.of(BindingSchemaTest.SCHEMA, prologue));
  }

  @Test
  void writesPythonDeclarations() {
    Golden.check("picode.pyi",
        PythonDeclarations.of(BindingSchemaTest.SCHEMA, "# The prologue goes first.\n"));
  }

  @Test
  void writesTheReferencePage() {
    Golden.check("api.md", ReferencePage.of(BindingSchemaTest.SCHEMA));
  }

  @Test
  void writesNothingButTheFrameForAnEmptyApi() {
    Golden.check("empty.d.ts", TypeScriptDeclarations.of(EMPTY, ""));
    Golden.check("empty.pyi", PythonDeclarations.of(EMPTY, ""));
    Golden.check("empty.md", ReferencePage.of(EMPTY));
  }

  @Test
  void cannotBeClosedByADoc() {
    assertThat(TypeScriptDeclarations.of(BindingSchemaTest.SCHEMA, ""))
        .contains("@defaultValue `[\"new\",\"*\\/\"]`");
  }

  @Test
  void writesTheSameFromAParsedSchema() {
    var parsed = BindingSchema.parse(BindingSchemaTest.SCHEMA.toJson());
    assertThat(ReferencePage.of(parsed)).isEqualTo(ReferencePage.of(BindingSchemaTest.SCHEMA));
    assertThat(TypeScriptDeclarations.of(parsed, "x"))
        .isEqualTo(TypeScriptDeclarations.of(BindingSchemaTest.SCHEMA, "x"));
  }
}
