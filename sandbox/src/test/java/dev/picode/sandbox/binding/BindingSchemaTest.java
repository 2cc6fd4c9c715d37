package dev.picode.sandbox.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.sandbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingSchemaTest {
  static final BindingSchema SCHEMA = BindingSchema.of(
      2, List.of(LibraryBinding.class, ClockBinding.class));

  @Test
  void readsBackWhatItWrote() {
    assertThat(BindingSchema.parse(SCHEMA.toJson())).isEqualTo(SCHEMA);
    assertThat(BindingSchema.parse(SCHEMA.toJson()).toJson()).isEqualTo(SCHEMA.toJson());
  }

  @Test
  void writesTheSameBytesInWhateverOrderTheClassesCome() {
    assertThat(BindingSchema.of(2, List.of(ClockBinding.class, LibraryBinding.class)).toJson())
        .isEqualTo(SCHEMA.toJson());
  }

  @Test
  void writesTheSchemaAsItWasAgreed() {
    Golden.check("schema.json", SCHEMA.toJson());
  }

  @Test
  void showsThePreludeTheNamesOnly() {
    assertThat(Json.write(SCHEMA.surface())).isEqualTo(
        "{\"clock\":{\"now\":{\"o\":[],\"p\":[]}},\"library\":{"
            + "\"add\":{\"o\":[\"tags\"],\"p\":[\"book\"]},"
            + "\"count\":{\"o\":[],\"p\":[]},"
            + "\"echo\":{\"o\":[\"whole\",\"ratio\",\"loud\",\"limits\"],\"p\":[\"value\"]},"
            + "\"fail\":{\"o\":[],\"p\":[]},"
            + "\"find\":{\"o\":[\"genre\",\"maxResults\"],\"p\":[\"query\"]}}}");
  }

  @Test
  void seesNullInsideContainers() {
    TypeRef limits = SCHEMA.namespace("library")
        .flatMap(namespace -> namespace.method("echo"))
        .flatMap(method -> method.parameter("limits"))
        .orElseThrow()
        .type();
    assertThat(limits).isEqualTo(
        new TypeRef.MapOf(new TypeRef.NullableOf(TypeRef.Plain.INTEGER)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "[]|the schema is not an object",
    "{\"apiLevel\":1,\"namespaces\":{},\"types\":[]}|`types` is not an object",
    "{\"apiLevel\":\"1\",\"namespaces\":{},\"types\":{}}|`apiLevel` is not a whole number",
    "{\"apiLevel\":0,\"namespaces\":{},\"types\":{}}|the API level is 0, it starts at 1"})
  void refusesJsonThatIsNoSchema(String json, String message) {
    assertThatThrownBy(() -> BindingSchema.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesATypeNobodyKnows() {
    String json = SCHEMA.toJson().replace("\"number\"", "\"float\"");
    assertThatThrownBy(() -> BindingSchema.parse(json)).hasMessage("`\"float\"` is not a type");
  }

  @Test
  void sortsWhatItNames() {
    assertThat(SCHEMA.namespaces().stream().map(BindingSchema.Namespace::name))
        .containsExactly("clock", "library");
    assertThat(SCHEMA.types().stream().map(NamedType::name))
        .containsExactly("Author", "Book", "Genre");
  }
}
