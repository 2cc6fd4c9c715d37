package dev.picode.plugin.install;

import dev.picode.plugin.lock.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Extensions to install, honest ones and others. Stateless.
public final class Packages {
  static final String MAIN = """
      import { command } from "@picode/sdk";
      command("todo", {}, async () => "done");
      """;

  private Packages() {}

  /// A manifest.
  ///
  /// @param permissions the JSON of its permissions
  public static String manifest(String id, String version, String permissions) {
    return "{\"id\": \"" + id + "\", \"version\": \"" + version
        + "\", \"api\": 1, \"language\": \"js\", \"main\": \"main.js\","
        + " \"description\": \"Lists TODO comments\", \"contributes\": {\"commands\": [{\"name\":"
        + " \"todo\", \"description\": \"List them\"}]}, \"permissions\": " + permissions
        + ", \"reasons\": {\"read\": \"to find them\"}}";
  }

  /// The files of an extension.
  public static SortedMap<String, byte[]> files(String id, String version, String permissions) {
    var files = new TreeMap<String, byte[]>();
    files.put("picode.json", bytes(manifest(id, version, permissions)));
    files.put("main.js", bytes(MAIN + "// " + version + "\n"));
    return files;
  }

  /// Writes files into a folder.
  public static Path write(Path folder, Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A candidate of these files.
  static PackageCandidate candidate(String id, String version, String permissions) {
    return PackageCandidate.of(files(id, version, permissions),
        Provenance.of("/from/" + id, ""));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Puts entries into a tar archive.
  interface Tarring {
    void into(TarArchiveOutputStream tar) throws IOException;
  }

  /// A `.tar.gz`.
  static byte[] tar(Tarring tarring) {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tarring.into(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// A `.tar.gz` of files, each below a folder.
  public static byte[] tar(String prefix, Map<String, byte[]> files) {
    return tar(tar -> {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        add(tar, prefix + file.getKey(), file.getValue());
      }
    });
  }

  static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /// Something that is no file.
  static void link(TarArchiveOutputStream tar, String name, byte type) throws IOException {
    var entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName("/etc/passwd");
    entry.setSize(0);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /// A `.zip` of files, each with the bits that Unix gives it.
  static byte[] zip(int mode, Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        var entry = new ZipArchiveEntry(file.getKey());
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(file.getValue());
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
