package dev.picode.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives, most of them from somebody who wants to harm.
class PackageArchiveTest {
  private static final SortedMap<String, byte[]> FILES = Packages.files("acme.todo", "1.0.0", "{}");
  private static final byte[] ONE = {1};

  @Test
  void unpacksATarArchiveWithAFolderAroundIt() {
    assertSame(PackageArchive.unpack(Packages.tar("package/", FILES), "x"));
  }

  @Test
  void unpacksATarArchiveWithoutAFolder() {
    assertSame(PackageArchive.unpack(Packages.tar("./", FILES), "x"));
  }

  @Test
  void unpacksAZipArchive() {
    assertSame(PackageArchive.unpack(Packages.zip(0100644, FILES), "x"));
  }

  @Test
  void unpacksAZipArchiveThatKnowsNoUnix() {
    assertSame(PackageArchive.unpack(Packages.zip(0, FILES), "x"));
  }

  @Test
  void leavesOutWhatVersionControlKeeps() {
    var more = new TreeMap<>(FILES);
    more.put(".git/hooks/pre-commit", ONE);
    more.put("lib/.GIT/config", ONE);
    more.put("lib/__pycache__/a.pyc", ONE);
    assertSame(PackageArchive.unpack(Packages.tar("package/", more), "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "../evil.js", "lib/../../evil.js", "..", "lib/..", "a/./b", "a//b", "lib\\..\\evil.js",
    "..\\evil.js", "C:evil.js", "C:/evil.js", "a/b:c", "a/evil.js ", "a/evil.", "aux.js",
    "a/NUL", "com1.txt/x", "git~1/config", "bell\u0007.js", "new\nline.js", "a*", "a?b"})
  void refusesANameThatLeadsElsewhere(String name) {
    var more = new TreeMap<>(FILES);
    more.put(name, ONE);
    assertRefused(Packages.tar("", more), "package-refused");
    if (!name.contains("\\")) { // the library writes a slash for it
      assertRefused(Packages.zip(0100644, more), "package-refused");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/evil.js", "//evil.js"})
  void neverKeepsAnAbsolutePath(String name) {
    assertRefused(Packages.tar("", with(name)), "package-refused");
    assertRefused(Packages.zip(0100644, with(name)), "package-refused");
  }

  @Test
  void anAbsolutePathInALongNameStaysInside() {
    String name = "/" + "d/".repeat(12) + "e".repeat(120);
    byte[] tar = Packages.tar("", with(name));
    try {
      assertThat(PackageArchive.unpack(tar, "x").keySet()).noneMatch(path -> path.startsWith("/"));
    } catch (PiCodeException e) {
      assertThat(e.problem().code()).isEqualTo("package-refused");
    }
  }

  @ParameterizedTest
  @CsvSource({"2, a symbolic link", "1, a hard link", "3, a device", "4, a device", "6, a pipe",
    "S, a file with holes", "7, neither a file nor a folder", "Z, neither a file nor a folder"})
  void refusesWhatIsNoFileByName(char type, String what) {
    byte[] tar = Packages.tar(to -> {
      for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
        Packages.add(to, file.getKey(), file.getValue());
      }
      Packages.link(to, "lib/evil", (byte) type);
    });
    if (type == TarConstants.LF_GNUTYPE_SPARSE) {
      assertThatThrownBy(() -> PackageArchive.unpack(tar, "x"))
          .isInstanceOf(PiCodeException.class);
    } else {
      assertRefused(tar, "package-refused").hasMessageContaining("`lib/evil` in it is " + what);
    }
  }

  @ParameterizedTest
  @CsvSource({"40960, a symbolic link", "8192, neither a file nor a folder",
    "4096, neither a file nor a folder"})
  void refusesWhatIsNoFileInAZip(int type, String what) {
    assertRefused(Packages.zip(type | 0644, FILES), "package-refused").hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource({"Main.js, main.js", "LIB/a, lib/b", "stra\u00DFe, STRASSE", "e\u0301, \u00E9"})
  void refusesTwoNamesThatAreOneElsewhere(String first, String second) {
    var more = new TreeMap<>(FILES);
    more.put(first, ONE);
    more.put(second, ONE);
    assertRefused(Packages.tar("", more), "package-refused")
        .hasMessageContaining("have one name where case does not count");
  }

  @Test
  void refusesAFileThatIsThereTwice() {
    byte[] tar = Packages.tar(to -> {
      Packages.add(to, "picode.json", ONE);
      Packages.add(to, "picode.json", ONE);
    });
    assertRefused(tar, "package-refused").hasMessageContaining("is there twice");
  }

  @Test
  void refusesAFileThatIsAFolderToo() {
    byte[] tar = Packages.tar(to -> {
      for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
        Packages.add(to, file.getKey(), file.getValue());
      }
      Packages.add(to, "lib", ONE);
      Packages.add(to, "lib/a", ONE);
    });
    assertRefused(tar, "package-refused").hasMessageContaining("is a file and a folder");
  }

  @Test
  void stopsABombOfZeros() {
    assertRefused(Packages.tar("", with("zeros", new byte[40 << 20])), "extension-too-large");
    assertRefused(Packages.zip(0100644, with("zeros", new byte[40 << 20])), "extension-too-large");
  }

  @Test
  void stopsABombOfManySmallFiles() {
    var many = new TreeMap<>(FILES);
    for (int i = 0; i < 3_000; i++) {
      many.put("f" + i, ONE);
    }
    assertRefused(Packages.tar("", many), "extension-too-large");
    assertRefused(Packages.zip(0100644, many), "extension-too-large");
  }

  @Test
  void stopsABombOfFolders() {
    byte[] tar = Packages.tar(to -> {
      for (int i = 0; i < 5_000; i++) {
        Packages.link(to, "d" + i + "/", TarConstants.LF_DIR);
      }
    });
    assertRefused(tar, "extension-too-large");
  }

  @Test
  void stopsABombOfWhatIsLeftOut() {
    assertRefused(Packages.tar("", with(".git/big", new byte[40 << 20])), "extension-too-large");
  }

  @Test
  void stopsABombOfLevels() {
    assertRefused(Packages.tar("", with("d/".repeat(60) + "f")), "extension-too-large");
  }

  @Test
  void stopsAnArchiveThatIsLarge() {
    var random = new byte[11 << 20];
    new Random(7).nextBytes(random);
    assertRefused(Packages.zip(0100644, with("random", random)), "extension-too-large");
  }

  @Test
  void stopsManyRecordsInAZip() {
    byte[] records = "PK\1\2".repeat(9_000).getBytes(StandardCharsets.ISO_8859_1);
    records[2] = 3;
    assertRefused(records, "extension-too-large");
  }

  @Test
  void refusesWhatIsNoArchive() {
    assertRefused(Packages.bytes("hello"), "archive-invalid");
    assertRefused(new byte[0], "archive-invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 60, 200})
  void refusesATruncatedArchive(int bytes) {
    byte[] tar = Packages.tar("", FILES);
    assertRefused(Arrays.copyOf(tar, Math.min(bytes, tar.length - 10)), "archive-invalid");
    byte[] zip = Packages.zip(0100644, FILES);
    assertRefused(Arrays.copyOf(zip, bytes), "archive-invalid");
  }

  @Test
  void refusesAZipWhoseBytesAreNotItsChecksum() {
    byte[] zip = Packages.zip(0, new TreeMap<>(Map.of("picode.json", new byte[] {65, 66, 67, 68})));
    byte[] local = zip.clone();
    // The checksum in the list at the end.
    int list = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    local[list + 16] ^= 1;
    assertRefused(local, "archive-invalid");
  }

  @Test
  void whateverIsFlippedIsUnpackedOrRefused() {
    byte[] zip = Packages.zip(0100644, FILES);
    byte[] tar = Packages.tar("package/", FILES);
    var random = new Random(42);
    for (int i = 0; i < 400; i++) {
      byte[] flipped = (i % 2 == 0 ? zip : tar).clone();
      flipped[2 + random.nextInt(flipped.length - 2)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(PackageArchive.unpack(flipped, "x")).isNotEmpty();
      } catch (PiCodeException e) {
        assertThat(e.problem().code()).isIn("archive-invalid", "package-refused",
            "package-without-manifest", "extension-too-large");
      }
    }
  }

  @Test
  void wantsAManifest() {
    assertRefused(Packages.tar("package/", Map.of("package.json", ONE)),
        "package-without-manifest");
    assertRefused(Packages.tar("", Map.of()), "package-without-manifest");
    assertRefused(Packages.tar("", Map.of("a/picode.json", ONE, "b/x", ONE)),
        "package-without-manifest");
  }

  private static SortedMap<String, byte[]> with(String name) {
    return with(name, ONE);
  }

  private static SortedMap<String, byte[]> with(String name, byte[] content) {
    var more = new TreeMap<>(FILES);
    more.put(name, content);
    return more;
  }

  private static void assertSame(SortedMap<String, byte[]> unpacked) {
    assertThat(unpacked.keySet()).isEqualTo(FILES.keySet());
    FILES.forEach((name, content) -> assertThat(unpacked.get(name)).isEqualTo(content));
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(byte[] archive, String code) {
    return assertThatThrownBy(() -> PackageArchive.unpack(archive, "x"))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
  }
}
