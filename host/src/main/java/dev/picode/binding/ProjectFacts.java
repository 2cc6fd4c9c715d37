package dev.picode.binding;

import dev.picode.binding.ContextFacts.DeclaredDependency;
import dev.picode.binding.ContextFacts.DependencyScope;
import dev.picode.binding.ContextFacts.EntryKind;
import dev.picode.binding.ContextFacts.EntryPoint;
import dev.picode.binding.ContextFacts.Manifest;
import dev.picode.binding.ContextFacts.ManifestProblem;
import dev.picode.binding.ContextFacts.PathPattern;
import dev.picode.binding.ContextFacts.ProjectInfo;
import dev.picode.binding.ContextFacts.ProjectModule;
import dev.picode.binding.ContextFacts.ProjectType;
import dev.picode.context.project.DependencyManifest;
import dev.picode.context.project.ProjectAnalysis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells scripts what a folder is as a project, with paths relative to the workspace. Immutable.
///
/// @param folder the folder, empty for the workspace, else with `/` at its end
record ProjectFacts(String folder) {
  ProjectInfo of(ProjectAnalysis found) {
    return new ProjectInfo(
        found.types()
            .stream()
            .map(type -> new ProjectType(type.name(), type.buildTool(), path(type.manifest()),
                type.folders()))
            .toList(),
        found.modules().stream().map(this::module).toList(),
        found.entryPoints()
            .stream()
            .map(entry -> new EntryPoint(orNull(entry.path()),
                EntryKind.valueOf(entry.kind().name()), entry.name(), path(entry.origin())))
            .toList(),
        found.sourceFolders().stream().map(this::path).toList(),
        found.testFolders().stream().map(this::path).toList(),
        found.rules()
            .stream()
            .map(rule -> new PathPattern(folder + rule.pattern(), rule.includes(),
                path(rule.origin())))
            .toList(),
        found.manifests().stream().map(this::manifest).toList(),
        found.notes()
            .stream()
            .map(note -> new ManifestProblem(path(note.path()), note.reason()))
            .toList());
  }

  private ProjectModule module(dev.picode.context.project.ProjectModule module) {
    return new ProjectModule(path(module.folder()), module.name(), module.version(),
        module.buildTool(), path(module.manifest()), orNull(module.partOf()));
  }

  private Manifest manifest(DependencyManifest manifest) {
    List<DeclaredDependency> dependencies = manifest.dependencies()
        .stream()
        .map(one -> new DeclaredDependency(one.name(), one.version(),
            DependencyScope.valueOf(one.scope().name()),
            one.folder() == null ? null : path(one.folder())))
        .toList();
    return new Manifest(path(manifest.path()), manifest.buildTool(), manifest.complete(),
        dependencies);
  }

  private @Nullable String orNull(String path) {
    return path.isEmpty() ? null : path(path);
  }

  /// A path as scripts have it.
  private String path(String inFolder) {
    String path = inFolder.isEmpty() && !folder.isEmpty()
        ? folder.substring(0, folder.length() - 1)
        : folder + inFolder;
    return path.isEmpty() ? "." : path;
  }
}
