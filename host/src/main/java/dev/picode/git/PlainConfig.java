package dev.picode.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// Git configuration read from files and nowhere else. Confined to one thread.
///
/// JGit's own file-based configuration measures the file system's clock on first use; this one
/// only reads.
final class PlainConfig extends Config {
  private static final int MAX_BYTES = 1 << 20;

  private final GitUser user;
  private final Path folder;

  private PlainConfig(@Nullable Config base, Path folder, GitUser user) {
    super(base);
    this.folder = folder;
    this.user = user;
  }

  /// The configuration of some files, later ones over earlier ones. A missing file is an empty one.
  static Config read(List<Path> files, GitUser user) throws IOException, ConfigInvalidException {
    Config config = new Config();
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        Path folder = file.toAbsolutePath().getParent();
        var next = new PlainConfig(config, folder == null ? file : folder, user);
        next.fromText(text(file));
        config = next;
      }
    }
    return config;
  }

  @Override
  protected byte @Nullable [] readIncludedConfig(String path) throws ConfigInvalidException {
    try {
      Path expanded = path.startsWith("~/") ? user.expand(path) : folder.resolve(path);
      return expanded != null && Files.isRegularFile(expanded)
          ? text(expanded).getBytes(StandardCharsets.UTF_8)
          : null;
    } catch (IOException | InvalidPathException e) {
      throw new ConfigInvalidException("the included file " + path + " cannot be read", e);
    }
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }
}
