package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The only files a JavaScript context can see: those of its bundle, and the SDK module. Confined to the
/// thread of its context.
///
/// A bundle may bring modules that stand for the SDK, in its folder `@picode/sdk/`: `index.js` for itself
/// and `NAME.js` for `@picode/sdk/NAME`. So a test gets a kit without the engine knowing of tests.
final class BundleFileSystem extends MountedBundle {
  private static final String SDK_NAME = "@picode/sdk";
  private static final String SDK_PATH = "/picode/sdk.js";
  /// Where a bundle has modules that are not the script's own.
  private static final String KITS = ROOT + "@picode/";

  private final String sdk;

  BundleFileSystem(String sdk) {
    super(Bundle.empty("none", Language.JAVASCRIPT));
    this.sdk = sdk;
  }

  /// The module specifier of the bundle's main file.
  String mainSpecifier() {
    return ROOT + bundle().main();
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

  @Override
  public Path parsePath(String path) {
    if (path.equals(SDK_NAME)) {
      String own = SDK_NAME + "/index.js";
      return Path.of(bundle().files().containsKey(own) ? ROOT + own : SDK_PATH);
    }
    if (path.startsWith(SDK_NAME + "/") && bundle().files().containsKey(path + ".js")) {
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
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    contentOf(path);
    return toAbsolutePath(path).normalize();
  }

  private String contentOf(Path path) throws NoSuchFileException {
    String name = nameOf(path);
    if (name.equals(SDK_PATH)) {
      return sdk;
    }
    String content = fileOf(name);
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
}
