package dev.picode.plugin.install;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// A whole process that installs.
final class InstallationWriter {
  private InstallationWriter() {}

  /// Installs ten extensions whose ids begin alike, or two versions of one in turn until it is killed.
  public static void main(String[] arguments) throws IOException {
    var installation = Installation.ofUser(Path.of(arguments[0]), Path.of(arguments[1]));
    String id = arguments[3];
    if (arguments[2].equals("many")) {
      for (int i = 0; i < 10; i++) {
        installation.put(Packages.candidate(id + ".n" + i, "1.0.0", "{}"));
      }
      return;
    }
    var first = Packages.candidate(id, "1.0.0", "{}");
    var second = Packages.candidate(id, "2.0.0", "{\"read\": [\"**\"]}");
    installation.put(first);
    try (var out = new FileOutputStream(FileDescriptor.out)) {
      out.write('.');
      out.flush();
      while (true) {
        installation.put(second);
        installation.put(first);
      }
    }
  }
}
