package dev.picode.git;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// What JGit learns about the machine. Safe for many threads.
///
/// JGit on its own starts `git` twice to find the system's configuration, and spends seconds measuring
/// the file system's clock, leaving the answer in a file in the user's configuration folder. Here the
/// system's configuration is empty, and the clock's answer is fixed.
final class QuietSystemReader extends SystemReader.Delegate {
  private final GitUser user;

  private QuietSystemReader(SystemReader delegate, GitUser user) {
    super(delegate);
    this.user = user;
  }

  /// Makes JGit ask a reader for this person; does nothing where it does so already.
  static synchronized void install(GitUser user) {
    SystemReader present = SystemReader.getInstance();
    if (present instanceof QuietSystemReader quiet) {
      if (quiet.user.equals(user)) {
        return;
      }
      SystemReader.setInstance(null);
      present = SystemReader.getInstance();
    }
    SystemReader.setInstance(new QuietSystemReader(present, user));
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new MemoryConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new MemoryConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new UserConfig(parent, fs, user);
  }

  /// A configuration with no file behind it.
  ///
  /// It answers for every file system that its clock ticks every two seconds, which is the worst in
  /// use (FAT) and what JGit itself falls back to. A file younger than that is compared by content.
  /// Each configuration has to answer itself: what lies below it is asked past [#getString].
  private static class MemoryConfig extends FileBasedConfig {
    MemoryConfig(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() throws IOException, ConfigInvalidException {
      // There is nothing to load.
    }

    @Override
    public void save() {
      // What JGit wants to remember is forgotten.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      if (!section.equalsIgnoreCase("filesystem")) {
        return super.getString(section, subsection, name);
      }
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "timestampresolution" -> "2 seconds";
        case "minracythreshold" -> "10 milliseconds";
        default -> super.getString(section, subsection, name);
      };
    }
  }

  /// The person's own configuration, without what would start a program.
  private static final class UserConfig extends MemoryConfig {
    private final GitUser user;
    private boolean loaded;

    UserConfig(@Nullable Config parent, FS fs, GitUser user) {
      super(parent, fs);
      this.user = user;
    }

    @Override
    public synchronized void load() throws IOException, ConfigInvalidException {
      Config config = PlainConfig.read(user.configFiles(), user);
      if (config.getString("core", null, "excludesFile") == null) {
        config.setString("core", null, "excludesFile", user.defaultIgnoreFile().toString());
      }
      copy(config, "core");
      copy(config, "branch");
      copy(config, "remote");
      loaded = true;
    }

    @Override
    public synchronized boolean isOutdated() {
      return !loaded;
    }

    private void copy(Config from, String section) {
      for (String name : from.getNames(section, true)) {
        setString(section, null, name, from.getString(section, null, name));
      }
      for (String subsection : from.getSubsections(section)) {
        for (String name : from.getNames(section, subsection, true)) {
          setString(section, subsection, name, from.getString(section, subsection, name));
        }
      }
    }
  }
}
