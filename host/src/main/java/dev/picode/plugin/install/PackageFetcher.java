package dev.picode.plugin.install;

import dev.picode.git.GitTreeVisitor;
import dev.picode.git.RemoteRepository;
import dev.picode.http.HttpService;
import dev.picode.http.HttpTarget;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.lock.Provenance;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/// Gets packages from where they are, into memory. Confined to one thread.
public final class PackageFetcher {
  private final Supplier<HttpService> http;
  private final Supplier<NpmConfig> npm;
  private final Path scratch;
  private final ObjLongConsumer<String> progress;

  /// A fetcher for a person in a workspace.
  ///
  /// @param environment the environment of the process
  /// @param workspace whose `.npmrc` may name a registry
  /// @param home the person's home folder
  /// @param cache the folder for what may be deleted at any time
  /// @param progress is told what is being done, and how much of it is done
  public static PackageFetcher open(Map<String, String> environment, Workspace workspace,
      Path home, Path cache, ObjLongConsumer<String> progress) {
    var program = new NpmProgram(environment, workspace, home);
    return new PackageFetcher(HttpService::new,
        () -> NpmConfig.read(environment, workspace.root(), home, program::registry),
        cache.resolve("fetched"), progress);
  }

  /// @param http sends requests, made when the first one is
  /// @param npm npm's configuration, read when a package is asked for
  /// @param scratch a folder for what repositories are fetched into; it need not exist
  /// @param progress is told what is being done, and how much of it is done
  PackageFetcher(Supplier<HttpService> http, Supplier<NpmConfig> npm, Path scratch,
      ObjLongConsumer<String> progress) {
    this.http = http;
    this.npm = npm;
    this.scratch = scratch;
    this.progress = progress;
  }

  /// Gets a package and checks that it is an extension.
  ///
  /// @throws PiCodeException where it cannot be had, or is none; see the catalogue of problems
  public PackageCandidate fetch(PackageSource source) {
    return switch (source) {
      case PackageSource.Folder folder -> folder(folder);
      case PackageSource.Archive archive -> archive(archive);
      case PackageSource.Download download -> download(download);
      case PackageSource.Git git -> git(git);
      case PackageSource.Npm named -> npm(named);
    };
  }

  private static PackageCandidate folder(PackageSource.Folder source) {
    SortedMap<String, byte[]> found = FolderExtension.contents(source.path(), source.text());
    var files = new PackageFiles(source.text());
    found.forEach(files::file);
    return PackageCandidate.of(files.contents(), Provenance.of(source.text(), ""));
  }

  private static PackageCandidate archive(PackageSource.Archive source) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(source.path())) {
      bytes = in.readNBytes(PackageArchive.MAX_ARCHIVE_BYTES + 1);
    } catch (IOException e) {
      throw Problem.of("file-unreadable", ProblemKind.EXTERNAL,
          "`" + source.text() + "` cannot be read: " + e.getMessage()).toException(e);
    }
    return PackageCandidate.of(PackageArchive.unpack(bytes, source.text()),
        Provenance.of(source.text(), NpmRegistry.integrity(bytes)));
  }

  private PackageCandidate download(PackageSource.Download source) {
    HttpTarget target = HttpTarget.parse(source.text());
    progress.accept("fetching from " + target.host(), 0);
    byte[] bytes = new Downloads(http).bytes(target, List.of());
    return PackageCandidate.of(PackageArchive.unpack(bytes, source.text()),
        Provenance.of(source.text(), NpmRegistry.integrity(bytes)));
  }

  private PackageCandidate npm(PackageSource.Npm source) {
    progress.accept("asking the registry for " + source.name(), 0);
    return new NpmRegistry(npm.get(), new Downloads(http)).get(source);
  }

  private PackageCandidate git(PackageSource.Git source) {
    var files = new PackageFiles(source.text());
    try (var folder = ScratchFolder.create(scratch)) {
      String commit = new RemoteRepository(source.url(), source.ref()).fetch(folder.path(),
          new Collecting(files), progress);
      return PackageCandidate.of(files.contents(),
          new Provenance(source.text(), "", commit, ""));
    } catch (IOException e) {
      throw Problem.of("install-failed", ProblemKind.EXTERNAL,
          "there is no place to fetch `" + source.text() + "` to: " + e.getMessage(),
          "check the space on the disk of `" + scratch + "`").toException(e);
    }
  }

  /// Takes the files of a commit.
  private record Collecting(PackageFiles files) implements GitTreeVisitor {
    @Override
    public void file(String path, long bytes, Content content) {
      if (!files.expects(path, bytes)) {
        return;
      }
      try {
        files.file(path, content.read());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void other(String path, String what) {
      throw files.other(path, what);
    }
  }
}
