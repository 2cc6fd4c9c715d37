package dev.picode.context.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The configuration files of a tree, each read once. Confined to one thread.
///
/// A file that is missing, too large or not of its format reads as an empty value; for the latter two a
/// [ManifestNote] says so. What is read in all is limited, so that a tree of nothing but manifests ends too.
public final class Manifests {
  /// The largest file that is read, in characters.
  public static final int MAX_CHARS = 1 << 20;
  /// How much is read in all, in characters.
  private static final long MAX_TOTAL_CHARS = 256L << 20;

  private final Function<String, Optional<String>> reader;
  private final SourceTree tree;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Map<String, Object>> tables = new HashMap<>();
  private final Map<String, XmlElement> elements = new HashMap<>();
  private final TreeSet<ManifestNote> notes = new TreeSet<>();
  private long total;

  /// The files of a tree.
  ///
  /// @param reader the text of a file, empty where there is none; what it throws is not caught
  public Manifests(SourceTree tree, Function<String, Optional<String>> reader) {
    this.tree = tree;
    this.reader = reader;
  }

  /// The tree these are of.
  public SourceTree tree() {
    return tree;
  }

  /// What was not understood so far, by path.
  public List<ManifestNote> notes() {
    return List.copyOf(notes);
  }

  /// Says that a part of a file was not understood.
  public void note(String path, String reason) {
    notes.add(new ManifestNote(path, reason));
  }

  /// Whether there is such a file, also one that is not among those of the tree.
  public boolean exists(String path) {
    return tree.hasFile(path) || reader.apply(path).isPresent();
  }

  /// The text of a file with `\n` line ends and no byte order mark; empty where there is none.
  public String text(String path) {
    String known = texts.get(path);
    if (known != null) {
      return known;
    }
    String text = tree.hasFile(path) ? readText(path) : "";
    texts.put(path, text);
    return text;
  }

  /// The object in a JSON file, in which comments and trailing commas are allowed; empty where there is none.
  public Map<String, Object> json(String path) {
    return tables.computeIfAbsent(path, _ -> object(path, JsonText::parse));
  }

  /// The list in a JSON file, also one that is not among those of the tree, as what a build writes; empty where there is none.
  /// It is not kept, and may be as large as all there is to read.
  public List<Object> jsonList(String path) {
    String text = total > MAX_TOTAL_CHARS ? "" : reader.apply(path).orElse("");
    total += text.length();
    try {
      return text.isBlank() ? List.of() : Plain.list(JsonText.parse(text));
    } catch (UnreadableException e) {
      note(path, e.reason());
      return List.of();
    }
  }

  /// The table in a TOML file, empty where there is none. Tables within are by name.
  public Map<String, Object> toml(String path) {
    return tables.computeIfAbsent(path, _ -> object(path, TomlText::parse));
  }

  /// The root of an XML file, [XmlElement#NONE] where there is none.
  public XmlElement xml(String path) {
    return elements.computeIfAbsent(path, _ -> {
      try {
        String text = text(path);
        return text.isBlank() ? XmlElement.NONE : XmlText.parse(text);
      } catch (UnreadableException e) {
        note(path, e.reason());
        return XmlElement.NONE;
      }
    });
  }

  /// Reads a text into a value.
  private interface Parser {
    @Nullable Object parse(String text) throws UnreadableException;
  }

  private Map<String, Object> object(String path, Parser parser) {
    try {
      String text = text(path);
      return text.isBlank() ? Map.of() : Plain.map(parser.parse(text));
    } catch (UnreadableException e) {
      note(path, e.reason());
      return Map.of();
    }
  }

  private String readText(String path) {
    if (total > MAX_TOTAL_CHARS) {
      note(path, "it was not read: there are too many configuration files");
      return "";
    }
    String text = reader.apply(path).orElse("");
    if (text.length() > MAX_CHARS) {
      note(path, "it is larger than " + MAX_CHARS + " characters");
      return "";
    }
    total += text.length();
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.indexOf('\r') < 0
        ? unmarked
        : unmarked.replace("\r\n", "\n").replace('\r', '\n');
  }
}
