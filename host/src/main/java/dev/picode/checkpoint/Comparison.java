package dev.picode.checkpoint;

import dev.picode.git.UnifiedDiff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares what files were with what they are. Confined to one thread.
final class Comparison {
  private final Path root;
  private final ObjectStore objects;
  private final PresentFiles present;

  Comparison(Path root, ObjectStore objects, PresentFiles present) {
    this.root = root;
    this.objects = objects;
    this.present = present;
  }

  /// The files that are not what they were, by path.
  List<ChangedFile> of(Map<String, FileState> before) throws IOException {
    var changed = new ArrayList<ChangedFile>();
    for (var file : before.entrySet()) {
      Path path = root.resolve(file.getKey());
      FileState was = file.getValue();
      FileState is = present.look(path);
      if (was.equals(is) || was instanceof FileState.Skipped || areFolders(was, is)) {
        continue;
      }
      changed.add(change(file.getKey(), path, was, is));
    }
    return changed;
  }

  /// A folder that came or went says nothing: what is in it does.
  private static boolean areFolders(FileState was, FileState is) {
    return !isContent(was) && !isContent(is);
  }

  private static boolean isContent(FileState state) {
    return state instanceof FileState.Regular || state instanceof FileState.Link;
  }

  private ChangedFile change(String name, Path path, FileState was, FileState is)
      throws IOException {
    if (was instanceof FileState.Regular before && is instanceof FileState.Regular after
        && before.sha256().equals(after.sha256())) {
      return new ChangedFile(name, "permissions",
          "permissions of " + name + ": " + before.permissions() + " -> " + after.permissions()
              + "\n");
    }
    String word = isContent(was) ? isContent(is) ? "changed" : "removed" : "added";
    byte[] before = bytes(was, null);
    byte[] after = bytes(is, path);
    String old = text(before);
    String now = text(after);
    boolean isText = (before == null || old != null) && (after == null || now != null);
    String diff = isText ? UnifiedDiff.of(name, old, now) : "";
    return new ChangedFile(name, word,
        diff.isEmpty() ? "binary file or link " + name + " " + word + "\n" : diff);
  }

  private byte @Nullable [] bytes(FileState state, @Nullable Path path) throws IOException {
    return switch (state) {
      case FileState.Regular regular -> path == null
          ? objects.get(regular.sha256())
          : Files.readAllBytes(path);
      case FileState.Link _ -> new byte[1]; // shown as no text
      case FileState.Absent _,FileState.Folder _,FileState.Skipped _ -> null;
    };
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    for (byte b : bytes) {
      if (b == 0) {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }
}
