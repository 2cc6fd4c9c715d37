package dev.picode.cli;

import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.config.Folders;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.WorkerPlan;
import dev.picode.plugin.layer.CachedLearner;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Learner;
import dev.picode.plugin.layer.NamedFolders;
import dev.picode.plugin.layer.ProjectLayer;
import dev.picode.plugin.layer.UserLayer;
import dev.picode.sandbox.Sandbox;
import dev.picode.trust.ProjectTrust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    Learner learner = (bundle, hash) -> new CachedLearner(folders(process).cache(),
        () -> workers(process, notices)).registrations(bundle, hash);
    return new Extensions(List.of(
        told -> BuiltinExtensions.open().extensions(told),
        told -> new UserLayer(folders(process).config(), FolderExtension.Accepting.NOTHING,
            _ -> true, learner).read(told),
        new ProjectLayer(project, learner),
        new NamedFolders(process.directory(), look.extensions())),
        notices);
  }

  private static Folders folders(CliProcess process) {
    return Folders.of(process.environment(), process.property());
  }

  private static Sandbox workers(CliProcess process, Consumer<String> notices) {
    var config = Config.load(new ConfigSources(folders(process).configFile(), Optional::empty,
        process.environment(), Map.of()));
    return process.sandboxes()
        .inWorkers(new WorkerPlan(process.property(), config, true), notices);
  }
}
