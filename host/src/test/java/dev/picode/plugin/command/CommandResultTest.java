package dev.picode.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandResultTest {
  @Test
  void showsNothingForNothing() {
    assertThat(CommandResult.of(false, null)).isEqualTo(new CommandResult(null, 0));
    assertThat(CommandResult.of(true, null)).isEqualTo(new CommandResult(null, 0));
  }

  @Test
  void showsAValue() {
    assertThat(CommandResult.of(true, "text").display()).isEqualTo(new Display.Text("text"));
    assertThat(CommandResult.of(true, List.of(1L)).display())
        .isEqualTo(new Display.Data(List.of(1L)));
  }

  @Test
  void takesAnExitCodeWithOrWithoutSomethingToShow() {
    assertThat(CommandResult.of(true, Map.of("exit", 1L))).isEqualTo(new CommandResult(null, 1));
    assertThat(CommandResult.of(true, Map.of("exit", 255L, "show", "no")))
        .isEqualTo(new CommandResult(new Display.Text("no"), 255));
    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
    nothing.put("exit", 0L);
    nothing.put("show", null);
    assertThat(CommandResult.of(true, nothing)).isEqualTo(new CommandResult(null, 0));
  }

  @Test
  void takesWhatOnlyLooksLikeAnExitCodeForAValue() {
    for (Map<String, Object> value : List.<Map<String, Object>>of(Map.of("exit", 256L),
        Map.of("exit", -1L), Map.of("exit", "1"), Map.of("exit", 1L, "other", 2L),
        Map.of("exit", 1L, "show", 2L, "more", 3L))) {
      assertThat(CommandResult.of(true, value)).as(value.toString())
          .isEqualTo(new CommandResult(new Display.Data(value), 0));
    }
  }
}
