package dev.picode.cli;

import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.CliSession;
import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.config.Folders;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.install.Installation;
import dev.picode.plugin.layer.CachedLearner;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Learner;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.layer.NamedFolders;
import dev.picode.plugin.layer.ProjectLayer;
import dev.picode.plugin.layer.UserLayer;
import dev.picode.plugin.lock.SwitchedOff;
import dev.picode.sandbox.Sandbox;
import dev.picode.trust.ProjectTrust;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts the extensions of a command line together. Stateless.
final class CliExtensions {
  private CliExtensions() {}

  /// The extensions there are for a call. None of them is read yet.
  ///
  /// @param look what the command line says
  /// @param project gives the project that the call is made in
  /// @param notices takes sentences for the person
  static Extensions of(CliProcess process, FirstLook look, Supplier<ProjectTrust> project,
      Consumer<String> notices) {
    Learner learner = (bundle, hash) -> {
      Supplier<Sandbox> workers = () -> workers(process, notices);
      return new CachedLearner(folders(process).cache(), workers,
          CliSession.typescript(folders(process), workers)).registrations(bundle, hash);
    };
    // `picode ext` shows what is switched off too.
    Predicate<String> enabled = look.word().equals("ext")
        ? _ -> true
        : new Enabled(process);
    return new Extensions(List.of(
        told -> BuiltinExtensions.open().extensions(told).stream().map(Listed::of).toList(),
        told -> new UserLayer(folders(process).config(),
            UserLayer.index(folders(process).cache()), accepting(process), learner)
            .list(told),
        new ProjectLayer(project, learner),
        new NamedFolders(process.directory(), look.extensions())),
        enabled, notices);
  }

  /// What the person accepted of what they installed, if it is what they installed.
  private static FolderExtension.Accepting accepting(CliProcess process) {
    var installation = Installation.ofUser(folders(process).config(), folders(process).data());
    installation.recover();
    return (manifest, contents) -> installation.lock().accept(manifest.id(), contents);
  }

  /// Whether an extension was not switched off; the file is read once, when the first one is asked for. Confined to
  /// one thread.
  private static final class Enabled implements Predicate<String> {
    private final CliProcess process;
    private @Nullable Set<String> off;

    Enabled(CliProcess process) {
      this.process = process;
    }

    @Override
    public boolean test(String id) {
      Set<String> known = off;
      if (known == null) {
        known = SwitchedOff.of(folders(process).config()).ids();
        off = known;
      }
      return !known.contains(id);
    }
  }

  private static Folders folders(CliProcess process) {
    return Folders.of(process.environment(), process.property());
  }

  private static Sandbox workers(CliProcess process, Consumer<String> notices) {
    var config = Config
        .load(ConfigSources.ofPerson(folders(process).configFile(), process.environment()));
    return process.workers(config, notices);
  }
}
