package dev.picode.cli.command;

import dev.picode.config.Config;
import dev.picode.context.cache.ContextCaches;
import dev.picode.plugin.Sandboxes;
import dev.picode.plugin.WorkerPlan;
import dev.picode.sandbox.Sandbox;
import dev.picode.terminal.Keyboard;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the command line needs of the process it runs in. Immutable.
///
/// @param environment the environment variables
/// @param property gives a system property, `null` where it is not set
/// @param directory the current folder
/// @param input standard input
/// @param sandboxes where scripts run; starting one may be under way
/// @param secrets what it holds of secrets
/// @param onInterrupt takes what is to be done when the person interrupts; the last one counts
/// @param keyboard who reads the keys while a command runs
/// @param caches what several commands keep of the code; `null` where the process ends with the command
public record CliProcess(
    Map<String, String> environment,
    Function<String, @Nullable String> property,
    Path directory,
    InputStream input,
    Sandboxes sandboxes,
    HeldSecrets secrets,
    Consumer<Runnable> onInterrupt,
    Keyboard keyboard,
    @Nullable Supplier<ContextCaches> caches) {
  /// Where scripts run that PiCode does not vouch for.
  ///
  /// @param notices takes sentences for the person
  public Sandbox workers(Config config, Consumer<String> notices) {
    sandboxes.onNotice(notices);
    return sandboxes.inWorkers(WorkerPlan.of(property, config));
  }

  /// Where scripts run that ship with it.
  ///
  /// @param notices takes sentences for the person
  public Sandbox shipped(Config config, Consumer<String> notices) {
    sandboxes.onNotice(notices);
    return sandboxes.shipped(() -> WorkerPlan.of(property, config));
  }
}
