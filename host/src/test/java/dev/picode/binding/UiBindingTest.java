package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `ctx.ui` hands on to be shown.
class UiBindingTest {
  private final List<String> shown = new ArrayList<>();

  @Test
  void goesOnWithWhatACommandSays() {
    var ui = new UiBinding(new Shown(), true);
    ui.say("*wo");
    ui.say("rds*");
    assertThat(shown).containsExactly("said *wo", "said rds*");
  }

  @Test
  void showsPiecesForThemselvesWhereNoResultFollows() {
    var ui = new UiBinding(new Shown(), false);
    ui.say("*words*");
    assertThat(shown).containsExactly("Markdown[markdown=*words*, data=null]");
  }

  private final class Shown implements ScriptOutput {
    @Override
    public void show(Display display) {
      shown.add(display.toString());
    }

    @Override
    public void say(String piece) {
      shown.add("said " + piece);
    }

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {}
  }
}
