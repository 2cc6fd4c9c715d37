import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes the jars of a folder fit for an AOT cache: `java Repack.java FOLDER`.
///
/// The JVM leaves two sorts of classes out of a cache: those of signed jars, whose signatures it checks
/// at every start instead, and those older than Java 6, which have no stack maps. Measured, the two cost
/// a start more than a hundred milliseconds. So signatures are removed, and old classes are written
/// again as they are with stack maps. What the jars do is untouched; jars that need neither stay as they
/// are, byte for byte.
public final class Repack {
  /// The first version of class files that a cache takes.
  private static final int JAVA_6 = 50;
  /// What the rewritten classes become; Java 8, so that nothing newer changes how they are linked.
  private static final int JAVA_8 = 52;
  /// Builds are reproducible, so entries of a rewritten jar have one time.
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  public static void main(String[] args) throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (Path jar : jars) {
        repack(jar);
      }
    }
  }

  private static void repack(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    boolean changed = false;
    try (var zip = new ZipFile(jar.toFile());
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        String name = entry.getName();
        if (isSignature(name)) {
          changed = true;
        } else if (isOldClass(name, bytes)) {
          entries.put(name, modern(bytes, loader));
          changed = true;
        } else {
          entries.put(name, bytes);
        }
      }
    }
    if (changed) {
      entries.computeIfPresent("META-INF/MANIFEST.MF", (name, bytes) -> mainSection(bytes));
      write(jar, entries);
    }
  }

  private static boolean isSignature(String name) {
    return name.startsWith("META-INF/") && name.indexOf('/', 9) < 0
        && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA") || name.endsWith(".EC"));
  }

  private static boolean isOldClass(String name, byte[] bytes) {
    return name.endsWith(".class") && bytes.length > 8 && ((bytes[6] & 0xFF) << 8 | bytes[7] & 0xFF) < JAVA_6;
  }

  private static byte[] modern(byte[] bytes, ClassLoader loader) {
    var classFile = ClassFile.of(
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(loader))));
    ClassTransform version = (builder, element) -> {
      if (element instanceof ClassFileVersion) {
        builder.withVersion(JAVA_8, 0);
      } else {
        builder.with(element);
      }
    };
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
  }

  /// The manifest without the digests of single entries.
  private static byte[] mainSection(byte[] manifest) {
    String text = new String(manifest, StandardCharsets.UTF_8).replace("\r\n", "\n");
    int end = text.indexOf("\n\n");
    return ((end < 0 ? text : text.substring(0, end + 1)) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()).setLastModifiedTime(TIME));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    Files.write(jar, out.toByteArray());
  }
}
