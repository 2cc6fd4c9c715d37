package dev.picode.plugin;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.JsonPlace;
import dev.picode.sandbox.protocol.Bundle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// An extension that is a folder with a `picode.json`. Stateless, safe for many threads.
///
/// Every file of the folder is read once, here, and hashed; what runs later is what was hashed. A folder
/// that holds a link or anything else that is neither file nor folder is refused: what a link points
/// at is not the extension's.
public final class FolderExtension {
  private static final String MANIFEST = "picode.json";

  private FolderExtension() {}

  /// Reads the folder, whole.
  ///
  /// @param folder the folder; itself it may be a link
  /// @param shown what it is called in problems and questions
  /// @param refused is told of contributions that are wrong and left out
  /// @throws dev.picode.problem.PiCodeException `extension-invalid`, `extension-too-large`,
  ///     `extension-unreadable`, `manifest-invalid`
  public static Extension open(Path folder, String shown, Consumer<Problem> refused) {
    return of(contents(folder, shown), Extension.Origin.FOLDER, shown, refused);
  }

  /// Reads the manifest of a folder, and its other files when they are first needed.
  ///
  /// @param origin who vouches for it
  /// @param accepting says what was accepted of what is there then; it may refuse it
  /// @throws dev.picode.problem.PiCodeException `extension-invalid`, `extension-unreadable`,
  ///     `manifest-invalid`; and later, when its files are needed, those of [#open]
  public static Extension later(Path folder, Extension.Origin origin, String shown,
      Accepting accepting, Consumer<Problem> refused) {
    Manifest manifest = ManifestReader.read(manifestText(folder, shown), prefix(shown) + MANIFEST,
        refused);
    return new Extension(manifest, origin, shown, Once.of(() -> {
      SortedMap<String, byte[]> contents = contents(folder, shown);
      Extension whole = of(contents, origin, shown, _ -> {});
      if (!whole.manifest().equals(manifest)) {
        throw invalid("the manifest of `" + shown + "` changed while it was read", "try again");
      }
      return new Extension.Files(whole.hash(), accepting.accepted(manifest, contents),
          whole.bundle());
    }));
  }

  /// Says what a person accepted when they installed an extension.
  public interface Accepting {
    /// Nothing was accepted of anything: all is asked.
    Accepting NOTHING = (_, _) -> Grants.NONE;

    /// What the extension may do unasked.
    ///
    /// @param contents bytes by path
    /// @throws dev.picode.problem.PiCodeException where these are not the files that were installed
    Grants accepted(Manifest manifest, SortedMap<String, byte[]> contents);
  }

  /// The extension that these files are.
  ///
  /// @param contents bytes by path, relative to its folder
  /// @param origin who vouches for it; what the manifest of a trusted project wants is granted
  /// @param shown what its folder is called in problems and questions
  /// @param refused is told of contributions that are wrong and left out
  /// @throws dev.picode.problem.PiCodeException `extension-invalid`, `manifest-invalid`
  public static Extension of(SortedMap<String, byte[]> contents, Extension.Origin origin,
      String shown, Consumer<Problem> refused) {
    byte[] manifestBytes = contents.get(MANIFEST);
    if (manifestBytes == null) {
      throw notAnExtension(shown);
    }
    SortedMap<String, String> texts = texts(contents);
    String text = texts.get(MANIFEST);
    if (text == null) {
      throw notText(shown);
    }
    Manifest manifest = ManifestReader.read(text, prefix(shown) + MANIFEST, refused);
    if (!texts.containsKey(manifest.main())) {
      throw Problem.of("extension-invalid", ProblemKind.USER,
          "the extension `" + manifest.id() + "` has no file `" + manifest.main() + "`",
          "`main` is the text file of its folder that is loaded first")
          .at(placeOfMain(prefix(shown) + MANIFEST, text))
          .toException();
    }
    texts.remove(MANIFEST);
    var files = new Extension.Files(ContentHash.of(contents),
        origin == Extension.Origin.PROJECT ? manifest.permissions() : Grants.NONE,
        new Bundle(manifest.id(), manifest.language(), manifest.main(), texts));
    return new Extension(manifest, origin, shown, () -> files);
  }

  private static String prefix(String shown) {
    return shown.isEmpty() || shown.endsWith("/") ? shown : shown + "/";
  }

  private static String manifestText(Path folder, String shown) {
    try {
      return Files.readString(folder.resolve(MANIFEST));
    } catch (NoSuchFileException _) {
      throw notAnExtension(shown);
    } catch (CharacterCodingException _) {
      throw notText(shown);
    } catch (IOException e) {
      throw unreadable(shown, e);
    }
  }

  private static RuntimeException notAnExtension(String shown) {
    return invalid("`" + shown + "` is not an extension: it has no `" + MANIFEST + "`",
        "an extension is a folder with a manifest; `--extension` takes one");
  }

  private static RuntimeException notText(String shown) {
    return invalid("`" + prefix(shown) + MANIFEST + "` is not UTF-8 text", "save it as UTF-8");
  }

  private static RuntimeException unreadable(String shown, IOException cause) {
    return Problem.of("extension-unreadable", ProblemKind.EXTERNAL,
        "the extension `" + shown + "` cannot be read: " + cause.getMessage()).toException(cause);
  }

  /// The files of a folder, each read once: bytes by path. Whether it is an extension is not looked at.
  ///
  /// @param folder the folder; itself it may be a link
  /// @param shown what it is called in problems
  /// @throws dev.picode.problem.PiCodeException `extension-invalid`, `extension-too-large`,
  ///     `extension-unreadable`
  public static SortedMap<String, byte[]> contents(Path folder, String shown) {
    try {
      Path real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw invalid("`" + shown + "` is not a folder",
            "`--extension` takes the folder of an extension");
      }
      return new FolderReading(real, shown).read();
    } catch (NoSuchFileException e) {
      throw Problem.of("extension-invalid", ProblemKind.USER, "`" + shown + "` does not exist",
          "`--extension` takes the folder of an extension, relative to the current one")
          .toException(e);
    } catch (IOException e) {
      throw unreadable(shown, e);
    }
  }

  /// Those files that are UTF-8 text, which are all that a script can import.
  private static SortedMap<String, String> texts(SortedMap<String, byte[]> contents) {
    var texts = new TreeMap<String, String>();
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      try {
        texts.put(file.getKey(),
            StandardCharsets.UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(file.getValue()))
                .toString());
      } catch (CharacterCodingException _) {
        // A picture, say: it is part of the hash and cannot be imported.
      }
    }
    return texts;
  }

  private static Place placeOfMain(String file, String text) {
    JsonPlace place = JsonPlace.ofValue(text, List.of("main"));
    return Place.in(file, text, place.line(), place.column());
  }

  static RuntimeException invalid(String message, String hint) {
    return Problem.of("extension-invalid", ProblemKind.USER, message, hint).toException();
  }
}
