package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where scripts run, in real workers.
class SandboxesTest {
  private static final HostCalls NOTHING = new HostCalls() {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      throw new IllegalStateException("nothing has a name that could be called");
    }

    @Override
    public void log(String level, String text) {}
  };

  private static WorkerPlan plan(int megabytes) {
    return new WorkerPlan(System::getProperty, ConfinementMode.AUTO, megabytes, 256, true);
  }

  private static Script open(Sandbox place, Duration deadline) {
    return place.open(Bundle.empty("picode.test", Language.JAVASCRIPT), Map.of(), NOTHING,
        Limits.of(deadline));
  }

  @Test
  void runsWhatShipsHereWithoutAskingHowWorkersAreStarted() throws InterruptedException {
    try (var sandboxes = new Sandboxes(false)) {
      Sandbox here = sandboxes.shipped(() -> {
        throw new AssertionError("a worker");
      });
      try (Script script = open(here, Duration.ofSeconds(60))) {
        assertThat(script.evaluate("6 * 7", "test").await())
            .isInstanceOfSatisfying(Outcome.Completed.class,
                done -> assertThat(done.value()).isEqualTo(42L));
      }
    }
  }

  @Test
  void keepsWhatShipsWhenOthersBringTheirWorkerDown() throws InterruptedException {
    try (var sandboxes = new Sandboxes(true)) {
      Sandbox shipped = sandboxes.shipped(() -> plan(64));
      assertThat(sandboxes.shipped(() -> plan(64))).isSameAs(shipped);
      try (Script kept = open(shipped, Duration.ofSeconds(60));
          Script bad = open(sandboxes.inWorkers(plan(64)), Duration.ofSeconds(1))) {
        var _ = kept.evaluate("globalThis.held = 'held'", "test").await();
        assertThat(bad.evaluate("7n ** (10n ** 8n)", "test").await())
            .isNotInstanceOf(Outcome.Completed.class);
        assertThat(kept.evaluate("held", "test").await())
            .isInstanceOfSatisfying(Outcome.Completed.class,
                done -> assertThat(done.value()).isEqualTo("held"));
      }
    }
  }

  @Test
  void givesWhatShipsMoreMemoryThanOthersAreGiven() {
    assertThat(plan(64).forShipped().jsMegabytes()).isEqualTo(1_024);
    assertThat(plan(2_048).forShipped().jsMegabytes()).isEqualTo(2_048);
  }

  @Test
  void opensThePlaceAnewWhereItIsPlannedOtherwise() {
    try (var sandboxes = new Sandboxes(true)) {
      Sandbox first = sandboxes.inWorkers(plan(64));
      assertThat(sandboxes.inWorkers(plan(64))).isSameAs(first);
      assertThat(sandboxes.inWorkers(plan(65))).isNotSameAs(first);
    }
  }
}
