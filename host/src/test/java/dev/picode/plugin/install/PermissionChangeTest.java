package dev.picode.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which new permissions a person has to be asked about.
class PermissionChangeTest {
  @ParameterizedTest
  @CsvSource(value = {
    "{} | {\"read\": [\"src/**\"]} | read src/**",
    "{\"read\": [\"src/**\"]} | {\"read\": [\"**\"]} | read **",
    "{\"read\": [\"a\"]} | {\"write\": [\"a\"]} | write a",
    "{\"run\": [\"git status\"]} | {\"run\": [\"git\"]} | run git",
    "{\"git\": \"read\"} | {\"git\": \"write\"} | git write",
    "{} | {\"llm\": true} | llm",
    "{\"net\": [\"a.example.org\"]} | {\"net\": [\"*.example.org\"]} | net *.example.org",
    "{\"secrets\": [\"A\"]} | {\"secrets\": [\"B\"]} | secrets B",
    "{} | {\"env\": [\"HOME\"]} | env HOME"}, delimiter = '|')
  void isWider(String before, String after, String what) {
    var change = PermissionChange.between(grants(before), grants(after));
    assertThat(change.widened()).containsExactly(what);
    assertThat(change.isWider()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(value = {
    "{\"read\": [\"**\"]} | {\"read\": [\"src/**\"]}",
    "{\"run\": [\"git\"]} | {\"run\": [\"git status\"]}",
    "{\"git\": \"write\"} | {\"git\": \"read\"}",
    "{\"llm\": true} | {}",
    "{\"read\": [\"a\", \"b\"]} | {\"read\": [\"b\"]}"}, delimiter = '|')
  void isNarrower(String before, String after) {
    var change = PermissionChange.between(grants(before), grants(after));
    assertThat(change.isWider()).isFalse();
    assertThat(change.narrowed()).isNotEmpty();
  }

  @Test
  void isNeitherInAnotherOrder() {
    var change = PermissionChange.between(grants("{\"read\": [\"a\", \"b\"]}"),
        grants("{\"read\": [\"b\", \"a\"]}"));
    assertThat(change).isEqualTo(new PermissionChange(List.of(), List.of()));
  }

  private static Grants grants(String json) {
    return Json.parse(json) instanceof Map<?, ?> members ? Grants.of(members) : Grants.NONE;
  }
}
