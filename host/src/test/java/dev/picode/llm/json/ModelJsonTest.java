package dev.picode.llm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.llm.Message;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.ProviderProblem;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.Role;
import dev.picode.llm.StopReason;
import dev.picode.llm.SystemPart;
import dev.picode.llm.ThinkingLevel;
import dev.picode.llm.ThinkingWish;
import dev.picode.llm.ToolChoice;
import dev.picode.llm.ToolSpec;
import dev.picode.llm.Usage;
import dev.picode.llm.WireEvent;
import dev.picode.llm.WireFormat;
import dev.picode.llm.WireRequest;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import dev.picode.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The JSON forms against the records and against the published schemas.
class ModelJsonTest {
  private static final JsonSchema REQUESTS = schema("model-request");
  private static final JsonSchema EVENTS = schema("model-event");

  private static JsonSchema schema(String name) {
    try {
      Path file = Path.of("..", "sdk-js", "schemas", name + ".schema.json");
      return JsonSchema.of(Json.parse(Files.readString(file)) instanceof Map<?, ?> read
          ? Fields.plain(read)
          : Map.of(), name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<ModelRequest> requests() {
    var all = new ArrayList<ModelRequest>();
    ModelRequest small = ModelRequest.of("m", "hi");
    all.add(small);
    for (ToolChoice choice : List.of(new ToolChoice.Auto(), new ToolChoice.None(),
        new ToolChoice.Required(), new ToolChoice.Tool("read"))) {
      all.add(small.withTools(List.of(new ToolSpec("read", "Reads",
          Map.of("type", "object", "properties", Map.of("a", Map.of("type", "string"))))), choice));
    }
    for (ThinkingLevel level : ThinkingLevel.values()) {
      all.add(small.withThinking(new ThinkingWish(level, 0)));
      all.add(small.withThinking(new ThinkingWish(level, 100)));
    }
    all.add(small.withTemperature(0.5)
        .withLimits(new RequestLimits(7, List.of("END", "\n")))
        .withResponseSchema(new ResponseSchema("shape", Map.of("type", "object")))
        .withSystem(List.of(new SystemPart("be brief", true), new SystemPart("", false))));
    all.add(small.withMessages(List.of(
        new Message(Role.USER, List.of(new Part.Text("ü€😀"),
            Part.Image.of("image/png", new byte[] {1, 2, 3})), true),
        new Message(Role.ASSISTANT, List.of(new Part.Thinking("hm", "sig", null),
            new Part.Thinking("", null, "data"), new Part.Text("so"),
            new Part.ToolCall("1", "read", Map.of("n", 1L, "d", 0.5, "l", List.of(true)), "s"),
            new Part.ToolCall("2", "list", Map.of()))),
        Message.results(List.of(Part.ToolResult.of("1", "text"),
            new Part.ToolResult("2", List.of(new Part.Image("image/gif", "AA==")), true))))));
    return all;
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestIsTheSameAfterItsJson(ModelRequest request) {
    String text = Json.write(RequestJson.write(request));
    assertThat(RequestJson.read(Json.parse(text))).isEqualTo(request);
    assertThat(Json.write(RequestJson.write(RequestJson.read(Json.parse(text))))).isEqualTo(text);
    assertThat(REQUESTS.faults(Json.parse(text))).isEmpty();
  }

  static List<ModelEvent> events() {
    var all = new ArrayList<ModelEvent>(List.of(new ModelEvent.TextDelta("ü😀"),
        new ModelEvent.ThinkingDelta("hm"), new ModelEvent.ThinkingDelta("", "sig", null),
        new ModelEvent.ThinkingDelta("", null, "data"),
        new ModelEvent.ToolCallDelta(0, "id", "read", "{\"a", "sig"),
        new ModelEvent.ToolCallDelta(3, null, null, "\": 1}"),
        new ModelEvent.UsageReport(new Usage(1, 2, 3, 4, 1)),
        new ModelEvent.UsageReport(Usage.NONE),
        new ModelEvent.Failed(new ProviderProblem("code", "message", true)),
        new ModelEvent.Failed(new ProviderProblem("", "message", false))));
    for (StopReason reason : StopReason.values()) {
      all.add(new ModelEvent.Stopped(reason));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsTheSameAfterItsJson(ModelEvent event) {
    Object plain = Json.parse(Json.write(EventJson.write(event)));
    assertThat(EventJson.read(plain, "event")).isEqualTo(event);
    assertThat(EVENTS.faults(plain)).isEmpty();
  }

  @Test
  void theLeastThatIsAskedIsEnough() {
    Object least = Json.parse("""
        {"model": "m", "messages": [{"role": "user", "parts": [{"type": "text", "text": "hi"}]}]}
        """);
    assertThat(RequestJson.read(least)).isEqualTo(ModelRequest.of("m", "hi"));
    assertThat(REQUESTS.faults(least)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "[] | `request` is not an object",
    "{} | `request.model` is missing",
    "{'model': 1, 'messages': []} | `request.model` is not a string",
    "{'model': 'm'} | `request` is invalid: a request has no messages",
    "{'model': 'm', 'messages': {}} | `request.messages` is not a list",
    "{'model': 'm', 'messages': [{'role': 'system', 'parts': []}]}"
        + " | `request.messages[0].role` is neither `user` nor `assistant`",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': []}]}"
        + " | `request.messages[0]` is invalid: a message has no parts",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'txt'}]}]}"
        + " | `request.messages[0].parts[0].type` is none of",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'txt': ''}]}]}"
        + " | `request.messages[0].parts[0].text` is missing",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'thinking', 'text': ''}]}]}"
        + " | `Thinking` part cannot be in a message of the user",
    "{'model': 'm', 'messages': [{'role': 'assistant', 'parts': [{'type': 'tool-result',"
        + " 'callId': 'a', 'parts': []}]}]} | cannot be in a message of the assistant",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'text': 'a'}]}],"
        + " 'temperatur': 1} | `request` has an unknown member `temperatur`; did you mean"
        + " `temperature`?",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'text': 'a'}]}],"
        + " 'temperature': 3} | the temperature is not from 0 to 2",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'text': 'a'}]}],"
        + " 'limits': {'maxOutputTokens': 1.5}} | `request.limits.maxOutputTokens` is not a whole",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'text': 'a'}]}],"
        + " 'limits': {'stop': ['']}} | a stop text is empty",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'text': 'a'}]}],"
        + " 'thinking': {'level': 'huge'}} | `request.thinking.level` is none of",
    "{'model': 'm', 'messages': [{'role': 'user', 'parts': [{'type': 'text', 'text': 'a'}]}],"
        + " 'choice': {'type': 'tool'}} | `request.choice.name` is missing"})
  void aFaultOfARequestNamesItsPlace(String text, String message) {
    Object plain = Json.parse(text.replace('\'', '"'));
    assertFault(() -> RequestJson.read(plain), message);
    assertThat(REQUESTS.faults(plain)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "'x' | `event` is not an object", "{} | `event.type` is missing",
    "{'type': 'txt'} | `event.type` is none of", "{'type': 'text'} | `event.text` is missing",
    "{'type': 'text', 'text': 1} | `event.text` is not a string",
    "{'type': 'text', 'text': '', 'more': 1} | unknown member `more`",
    "{'type': 'usage', 'input': -1} | `event.input` is not a whole number",
    "{'type': 'usage', 'inputs': 1} | did you mean `input`?",
    "{'type': 'tool-call', 'index': 1.5} | `event.index` is not a whole number",
    "{'type': 'stop', 'reason': 'stop'} | `event.reason` is no reason to stop",
    "{'type': 'error'} | `event.message` is missing"})
  void aFaultOfAnEventNamesItsPlace(String text, String message) {
    Object plain = Json.parse(text.replace('\'', '"'));
    assertFault(() -> EventJson.read(plain, "event"), message);
    assertThat(EVENTS.faults(plain)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[null]", "[[], null, [[]]]"})
  void nothingIsNoEvent(String text) {
    assertThat(EventJson.readAll(Json.parse(text), "event")).isEmpty();
  }

  @Test
  void eventsMayBeNestedAndAFaultCountsThem() {
    assertThat(EventJson.readAll(Json.parse("""
        [{"type": "text", "text": "a"}, [{"type": "text", "text": "b"}]]
        """), "event")).hasSize(2);
    assertFault(() -> EventJson.readAll(Json.parse("[null, {\"type\": 1}]"), "event"),
        "`event[1].type` is not a string");
  }

  @Test
  void readsWhatIsToBeSent() {
    assertThat(WireJson.read(Json.parse("""
        {"url": "https://a.example/", "headers": {"A": "b"}, "body": {"c": [1]}}
        """), "request()")).isEqualTo(new WireRequest("POST", "https://a.example/",
        Map.of("A", "b"), "{\"c\":[1]}"));
    assertThat(WireJson.read(Json.parse("""
        {"method": "PUT", "url": "u", "body": "text", "format": "json-lines"}
        """), "request()")).isEqualTo(
        new WireRequest("PUT", "u", Map.of(), "text", WireFormat.JSON_LINES));
    assertThat(WireJson.write(new WireEvent("e", "d"))).isEqualTo(Map.of("event", "e", "data",
        "d"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "{} | `request().url` is missing", "{'url': 'u', 'headers': []} | `request().headers`",
    "{'url': 'u', 'headers': {'a': 1}} | `request().headers.a` is not a string",
    "{'url': 'u', 'format': 'xml'} | `request().format` is none of",
    "{'url': 'u', 'redirect': true} | unknown member `redirect`"})
  void aFaultOfWhatIsToBeSentNamesItsPlace(String text, String message) {
    assertFault(() -> WireJson.read(Json.parse(text.replace('\'', '"')), "request()"), message);
  }

  private static void assertFault(Runnable reading, String message) {
    assertThatThrownBy(reading::run).isInstanceOfSatisfying(PiCodeException.class, e -> {
      assertThat(e.problem().code()).isEqualTo("llm-value-invalid");
      assertThat(e.problem().message()).contains(message);
    });
  }
}
