package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/// The only files a context can see: those of its bundle, under a made-up root, and the SDK module.
/// Confined to the thread of its context.
///
/// A bundle may bring modules that stand for the SDK, in its folder `@picode/sdk/`: `index.js` for itself
/// and `NAME.js` for `@picode/sdk/NAME`. So a test gets a kit without the engine knowing of tests.
///
/// Nothing here touches a disk. A path is a name to look up in a map, so there is no folder to
/// leave and no link to follow.
final class BundleFileSystem implements FileSystem {
  static final String ROOT = "/bundle/";
  private static final String SDK_NAME = "@picode/sdk";
  private static final String SDK_PATH = "/picode/sdk.js";
  /// Where a bundle has modules that are not the script's own.
  private static final String KITS = ROOT + "@picode/";

  private final String sdk;
  private Bundle bundle = Bundle.empty("none", Language.JAVASCRIPT);

  BundleFileSystem(String sdk) {
    this.sdk = sdk;
  }

  void mount(Bundle newBundle) {
    bundle = newBundle;
  }

  /// The module specifier of the bundle's main file.
  String mainSpecifier() {
    return ROOT + bundle.main();
  }

  /// The name of a bundle's file as a person knows it, from a name the engine reports.
  static String displayName(String engineName) {
    String name = engineName.replace('\\', '/');
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
  }

  /// Whether a path the engine reports is that of the SDK module, or of a module that stands for it.
  static boolean isSdk(@Nullable String path) {
    if (path == null) {
      return false;
    }
    String name = path.replace('\\', '/');
    return name.equals(SDK_PATH) || name.startsWith(KITS);
  }

  /// Modules are not loaded by URL: it is taken for the name of a file, so that what cannot be found is named
  /// as the script wrote it.
  @Override
  public Path parsePath(URI uri) {
    return Path.of(uri.toString());
  }

  @Override
  public Path parsePath(String path) {
    if (path.equals(SDK_NAME)) {
      String own = SDK_NAME + "/index.js";
      return Path.of(bundle.files().containsKey(own) ? ROOT + own : SDK_PATH);
    }
    if (path.startsWith(SDK_NAME + "/") && bundle.files().containsKey(path + ".js")) {
      return Path.of(ROOT + path + ".js");
    }
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
      throw new AccessDeniedException(nameOf(path));
    }
    contentOf(path);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    String content = contentOf(path);
    if (nameOf(path).endsWith(".json")) {
      checkJson(displayName(nameOf(path)), content);
    }
    return new BytesChannel(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    contentOf(path);
    return Map.of("isRegularFile", true, "isDirectory", false, "size", 0L);
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : Path.of(ROOT).resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    contentOf(path);
    return toAbsolutePath(path).normalize();
  }

  @Override
  public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
    throw new AccessDeniedException(nameOf(dir));
  }

  @Override
  public void delete(Path path) throws IOException {
    throw new AccessDeniedException(nameOf(path));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir,
      DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    throw new AccessDeniedException(nameOf(dir));
  }

  private String contentOf(Path path) throws NoSuchFileException {
    String name = nameOf(path);
    if (name.equals(SDK_PATH)) {
      return sdk;
    }
    String content = name.startsWith(ROOT)
        ? bundle.files().get(name.substring(ROOT.length()))
        : null;
    if (content == null) {
      throw new NoSuchFileException(displayName(name));
    }
    return content;
  }

  /// The engine would say what is wrong, and not in which file.
  private static void checkJson(String name, String content) throws IOException {
    try {
      Json.parse(content);
    } catch (JsonSyntaxException e) {
      throw new IOException(
          name + ":" + e.line() + ":" + e.column() + " is not JSON: " + e.getMessage());
    }
  }

  private String nameOf(Path path) {
    return toAbsolutePath(path).normalize().toString().replace('\\', '/');
  }
}
