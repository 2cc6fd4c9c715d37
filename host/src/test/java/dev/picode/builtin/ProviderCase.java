package dev.picode.builtin;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.Reading;
import dev.picode.llm.WireEvent;
import dev.picode.llm.WireRequest;
import dev.picode.llm.http.WireReader;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder with what a provider is asked and what its service answers: `case.json` with the neutral request, and one of
/// `answer.sse`, `answer.jsonl`, `answer.json`, `error.STATUS` and `models.json` as it comes over the wire. Immutable.
///
/// @param name what the case is called
/// @param folder the folder
record ProviderCase(String name, Path folder) {
  /// The cases of a built-in extension.
  ///
  /// @param scripts where built-in extensions are
  static Stream<ProviderCase> of(Path scripts, String extension) {
    try (Stream<Path> folders = Files.list(scripts.resolve(extension).resolve("golden"))) {
      return folders.sorted()
          .map(folder -> new ProviderCase(extension + "/" + folder.getFileName(), folder))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the case says.
  Map<?, ?> said() {
    return Json.parse(text("case.json").orElseThrow()) instanceof Map<?, ?> said ? said : Map.of();
  }

  String provider() {
    return String.valueOf(said().get("provider"));
  }

  /// What the provider sends and what becomes of what comes back, as text.
  ///
  /// @param perEvent whether the script is given the pieces one by one
  String outcome(ModelProvider provider, boolean perEvent) {
    var out = new StringBuilder();
    boolean stream = Boolean.TRUE.equals(said().get("stream"));
    WireRequest request = provider.request(RequestJson.read(said().get("request")), stream);
    sent(out, request);
    answer().ifPresent(events -> told(provider, events, perEvent).forEach(
        event -> out.append(Json.write(EventJson.write(event))).append('\n')));
    error().forEach((status, body) -> out.append("error ")
        .append(Json.write(EventJson.write(new ModelEvent.Failed(provider.error(status, body)))))
        .append('\n'));
    text("models.json").ifPresent(body -> {
      sent(out, provider.discovery().orElseThrow());
      provider.discovered(body).forEach(model -> out.append(model).append('\n'));
    });
    return out.toString();
  }

  private static void sent(StringBuilder out, WireRequest request) {
    out.append(request.method()).append(' ').append(request.url()).append('\n');
    new TreeMap<>(request.headers()).forEach(
        (name, value) -> out.append(name).append(": ").append(value).append('\n'));
    @Nullable String body = request.body();
    out.append('\n');
    if (body != null) {
      out.append(Json.writePretty(Json.parse(body))).append("\n\n");
    }
  }

  private static List<ModelEvent> told(ModelProvider provider, List<WireEvent> events,
      boolean perEvent) {
    var told = new ArrayList<ModelEvent>();
    try (Reading reading = provider.open()) {
      if (perEvent) {
        events.forEach(event -> told.addAll(reading.read(List.of(event))));
      } else {
        told.addAll(reading.read(events));
      }
      told.addAll(reading.end());
    }
    return told;
  }

  private Optional<List<WireEvent>> answer() {
    return text("answer.sse").map(text -> pieces(WireReader.sse(), text))
        .or(() -> text("answer.jsonl").map(text -> pieces(WireReader.jsonLines(), text)))
        .or(() -> text("answer.json").map(text -> pieces(WireReader.whole(), text)));
  }

  private static List<WireEvent> pieces(WireReader reader, String text) {
    var pieces = new ArrayList<>(reader.read(text.getBytes(StandardCharsets.UTF_8)));
    pieces.addAll(reader.end());
    return pieces;
  }

  private Map<Integer, String> error() {
    try (Stream<Path> files = Files.list(folder)) {
      var errors = new TreeMap<Integer, String>();
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith("error.")) {
          errors.put(Integer.valueOf(name.substring(6)), Files.readString(file));
        }
      }
      return errors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> text(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
