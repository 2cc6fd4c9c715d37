package dev.picode.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.agent.approval.ApprovalPrompt.Choice;
import dev.picode.agent.approval.ApprovalPrompt.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPromptTest {
  @ParameterizedTest
  @CsvSource({"y, ONCE, ''", "' YES ', ONCE, ''", "s, SESSION, ''", "always, ALWAYS, ''",
    "'', DENY, ''", "n, DENY, ''", "use tabs, DENY, use tabs", "yes please, DENY, yes please"})
  void takesWhatIsNoChoiceForWordsToTheModel(String typed, Scope scope, String words) {
    assertThat(ToolPrompt.meaning(typed)).isEqualTo(new Choice(scope, words));
  }
}
