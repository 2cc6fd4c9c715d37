package dev.picode.sandbox.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiLevelTest {
  private static final String FROZEN = """
      {"apiLevel": 1,
       "namespaces": {
         "files": {"doc": "Files.", "methods": {
           "move": {"capability": "git-write", "doc": "Moves.", "example": "", "since": 1,
             "result": "nothing", "parameters": [
               {"name": "source", "doc": "Of.", "type": "string"},
               {"name": "target", "doc": "To.", "type": "string"}]},
           "read": {"capability": "none", "doc": "Reads.", "example": "", "since": 1,
             "result": {"nullable": {"list": {"record": "Line"}}}, "parameters": [
               {"name": "range", "doc": "What.", "type": {"map": {"record": "Range"}}},
               {"name": "mode", "doc": "How.", "type": {"enum": "Mode"}, "default": "fast"}]}}},
         "log": {"doc": "Log.", "methods": {
           "info": {"capability": "none", "doc": "Logs.", "example": "", "since": 1,
             "result": "nothing", "parameters": []}}}},
       "types": {
         "Line": {"fields": [{"name": "text", "doc": "Text.", "type": "string"}]},
         "Mode": {"constants": ["fast", "slow"]},
         "Range": {"fields": [{"name": "start", "doc": "From 1.", "type": "integer"}]}}}
      """;

  @Test
  void findsNothingInTheSame() {
    assertThat(compare("", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {
    // removed
    "\"log\": {; \"logs\": {; `log` was removed|`logs.info` is new, so its `since` must be above"
        + " 1, not 1",
    "\"info\":; \"warn\":; `log.info` was removed|`log.warn` is new, so its `since` must be above"
        + " 1, not 1",
    "\"name\": \"mode\"; \"name\": \"way\"; `files.read`: the parameter `mode` was removed",
    "\"name\": \"text\"; \"name\": \"body\"; `Line`: the field `text` was removed",
    "[\"fast\", \"slow\"]; [\"fast\"]; `Mode`: the constant `slow` was removed",
    "\"Mode\": {; \"Way\": {; the type `Mode` was removed",
    "\"apiLevel\": 1; \"apiLevel\": 2; ''",
    // retyped
    "\"source\", \"doc\": \"Of.\", \"type\": \"string\";"
        + " \"source\", \"doc\": \"Of.\", \"type\": {\"nullable\": \"string\"};"
        + " `files.move`: the parameter `source` was string and is string or null",
    "\"result\": {\"nullable\": {\"list\": {\"record\": \"Line\"}}};"
        + " \"result\": {\"list\": {\"record\": \"Line\"}};"
        + " `files.read`: the result was list of Line or null and is list of Line",
    "\"type\": \"integer\"; \"type\": \"number\";"
        + " `Range`: the field `start` was integer and is number",
    "{\"constants\": [\"fast\", \"slow\"]}; {\"fields\": []}; `Mode` was an enum and is a record",
    "{\"fields\": [{\"name\": \"text\", \"doc\": \"Text.\", \"type\": \"string\"}]};"
        + " {\"constants\": []}; `Line` was a record and is an enum",
    // parameters
    ", \"default\": \"fast\"};};"
        + " `files.read`: the parameter `mode` was an option and is positional",
    "\"doc\": \"To.\", \"type\": \"string\"};"
        + " \"doc\": \"To.\", \"type\": \"string\", \"default\": \"\"};"
        + " `files.move`: the parameter `target` was positional and is an option",
    "\"parameters\": []; \"parameters\": [{\"name\": \"text\", \"doc\": \"T.\","
        + " \"type\": \"string\"}]; `log.info`: the parameter `text` is new and has no default",
    "{\"name\": \"source\", \"doc\": \"Of.\", \"type\": \"string\"},;"
        + "{\"name\": \"more\", \"doc\": \"M.\", \"type\": \"string\"},"
        + " {\"name\": \"source\", \"doc\": \"Of.\", \"type\": \"string\"},;"
        + " `files.move`: the parameter `more` is new and has no default",
    // the rest
    "\"none\", \"doc\": \"Reads.\"; \"read\", \"doc\": \"Reads.\";"
        + " `files.read`: the capability was `none` and is `read`",
    "\"git-write\"; \"write\"; `files.move`: the capability was `git-write` and is `write`",
    "\"Logs.\", \"example\": \"\", \"since\": 1; \"Logs.\", \"example\": \"\", \"since\": 2;"
        + " `log.info`: `since` was 1 and is 2",
    "\"type\": \"integer\"}; \"type\": \"integer\"},"
        + " {\"name\": \"end\", \"doc\": \"To.\", \"type\": \"integer\"};"
        + " `Range`: the field `end` is new and scripts make this record, so it must be nullable"})
  void saysWhatCouldBreakAScript(String before, String after, String sentences) {
    List<String> expected = sentences.equals("''") ? List.of() : List.of(sentences.split("\\|"));
    assertThat(compare(before, after)).isEqualTo(expected);
  }

  @Test
  void refusesAnotherOrder() {
    String after = FROZEN.replace("\"source\"", "\"x\"")
        .replace("\"target\"", "\"source\"")
        .replace("\"x\"", "\"target\"");
    assertThat(ApiLevel.incompatibilities(BindingSchema.parse(FROZEN), BindingSchema.parse(after)))
        .containsExactly(
            "`files.move`: the order was `source`, `target` and is `target`, `source`");
  }

  @Test
  void refusesALowerLevel() {
    String higher = FROZEN.replace("\"apiLevel\": 1", "\"apiLevel\": 2");
    assertThat(
        ApiLevel.incompatibilities(BindingSchema.parse(higher), BindingSchema.parse(FROZEN)))
        .containsExactly("the API level was 2 and is 1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {
    "\"doc\": \"Reads.\"; \"doc\": \"Reads lines.\"",
    "\"default\": \"fast\"; \"default\": \"slow\"",
    "\"git-write\"; \"git\"",
    "\"git-write\"; \"none\"",
    "[\"fast\", \"slow\"]; [\"slow\", \"fast\", \"new\"]",
    "\"parameters\": []; \"parameters\": [{\"name\": \"text\", \"doc\": \"T.\","
        + " \"type\": \"string\", \"default\": \"\"}]",
    "{\"name\": \"text\"; {\"name\": \"end\", \"doc\": \"E.\", \"type\": \"integer\"},"
        + " {\"name\": \"text\"",
    "\"type\": \"integer\"}; \"type\": \"integer\"},"
        + " {\"name\": \"end\", \"doc\": \"To.\", \"type\": {\"nullable\": \"integer\"}}",
    "\"info\":; \"debug\": {\"capability\": \"none\", \"doc\": \"Logs.\", \"example\": \"\","
        + " \"since\": 2, \"result\": \"nothing\", \"parameters\": []}, \"info\":"})
  void letsAdditionsBe(String before, String after) {
    assertThat(compare(before, after)).isEmpty();
  }

  private static List<String> compare(String before, String after) {
    assertThat(FROZEN).contains(before);
    String current = before.isEmpty() ? FROZEN : FROZEN.replace(before, after);
    return ApiLevel.incompatibilities(BindingSchema.parse(FROZEN), BindingSchema.parse(current));
  }
}
