package dev.picode.agent.context;

import dev.picode.llm.Part;
import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a prompt names with `@`: files and folders of the workspace. Immutable.
///
/// `@src/App.java` names one, `@"a file.txt"` one with blanks in its name. What is no file of the workspace stays a word.
final class MentionedFiles {
  private static final Pattern MENTION = Pattern
      .compile("(?<![\\p{L}\\p{N}_@./])@(?:\"([^\"\\n]{1,500})\"|([^\\s\"@,;]{1,500}))");
  private static final int MAX_TEXT = 256 << 10;
  private static final int MAX_IMAGE = 5 << 20;
  private static final int MAX_ENTRIES = 500;
  private static final Map<String, String> IMAGES = Map.of("png", "image/png", "jpg",
      "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

  private final Workspace workspace;
  private final String folder;

  MentionedFiles(Workspace workspace, String folder) {
    this.workspace = workspace;
    this.folder = folder;
  }

  /// A file or folder that was named.
  private record Found(String path, Path real) {}

  /// The paths a prompt names, relative to the workspace.
  Set<String> paths(String prompt) {
    var paths = new LinkedHashSet<String>();
    found(prompt).forEach(found -> paths.add(found.path()));
    return paths;
  }

  /// What goes along with a prompt.
  ///
  /// @param notices gets a sentence for each one that cannot
  List<Part> attach(String prompt, boolean images, List<String> notices) {
    var parts = new ArrayList<Part>();
    for (Found found : found(prompt)) {
      try {
        Part part = part(found, images, notices);
        if (part != null) {
          parts.add(part);
        }
      } catch (IOException e) {
        notices.add("`" + found.path() + "` cannot be read: " + e.getMessage());
      }
    }
    return parts;
  }

  private List<Found> found(String prompt) {
    var found = new ArrayList<Found>();
    var seen = new LinkedHashSet<String>();
    Matcher mention = MENTION.matcher(prompt);
    while (mention.find()) {
      String quoted = mention.group(1);
      String text = quoted == null ? mention.group(2) : quoted;
      Found one = resolve(text);
      if (one == null && quoted == null) {
        one = resolve(text.replaceAll("[.:!?)\\]}'>]+$", ""));
      }
      if (one != null && seen.add(one.path())) {
        found.add(one);
      }
    }
    return found;
  }

  private @Nullable Found resolve(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Found here = folder.equals(".") ? null : at(folder + "/" + text);
    return here == null ? at(text) : here;
  }

  private @Nullable Found at(String path) {
    try {
      var resolved = workspace.resolve(path);
      Path real = resolved.realPath();
      boolean isShown = Files.exists(real) && !workspace.isHidden(real);
      return isShown ? new Found(resolved.toString(), real) : null;
    } catch (PiCodeException _) {
      return null; // a word, not a path of the workspace
    }
  }

  private static @Nullable Part part(Found found, boolean images, List<String> notices)
      throws IOException {
    if (Files.isDirectory(found.real())) {
      return text(found.path() + "/", listing(found.real()));
    }
    String name = found.path();
    String type = IMAGES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    byte[] bytes = read(found.real(), type == null ? MAX_TEXT : MAX_IMAGE);
    if (type != null) {
      if (!images || bytes.length > MAX_IMAGE) {
        notices.add(images
            ? "`" + name + "` is larger than 5 MiB and was not sent"
            : "the model sees no pictures, so `" + name + "` was not sent");
        return null;
      }
      return Part.Image.of(type, bytes);
    }
    boolean isCut = bytes.length > MAX_TEXT;
    String text = decoded(bytes, isCut ? MAX_TEXT : bytes.length);
    if (text == null) {
      notices.add("`" + name + "` is no text and was not sent");
      return null;
    }
    if (isCut) {
      notices.add("`" + name + "` is larger than 256 KiB; its beginning was sent");
    }
    return text(name, isCut ? text + "\n[the rest is left out; read the file for more]" : text);
  }

  private static Part.Text text(String name, String text) {
    return new Part.Text(Marked.data(Origin.REPO, name, text));
  }

  private static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    }
  }

  /// The text, or `null` where it is none. A cut may go through a character.
  private static @Nullable String decoded(byte[] bytes, int length) {
    for (int end = length; end > length - 4 && end >= 0; end--) {
      try {
        String text = StandardCharsets.UTF_8.newDecoder()
            .decode(ByteBuffer.wrap(bytes, 0, end))
            .toString();
        return text.indexOf('\0') >= 0 ? null : text;
      } catch (CharacterCodingException _) {
        if (length == bytes.length) {
          return null;
        }
      }
    }
    return null;
  }

  private static String listing(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names = entries
          .map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
          .filter(name -> !name.equals(".git/"))
          .sorted()
          .toList();
      String shown = String.join("\n", names.stream().limit(MAX_ENTRIES).toList());
      return names.size() > MAX_ENTRIES
          ? shown + "\n[" + (names.size() - MAX_ENTRIES) + " more]"
          : shown;
    }
  }
}
