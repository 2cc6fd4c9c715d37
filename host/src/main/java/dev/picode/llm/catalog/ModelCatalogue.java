package dev.picode.llm.catalog;

import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelPrice;
import dev.picode.llm.Supports;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The models that PiCode knows without asking anybody. Immutable, safe for many threads.
///
/// Prices change without notice: a cost that is computed from them is an estimate, as of the date of the entry.
public final class ModelCatalogue {
  private final LocalDate date;
  private final Map<String, List<CatalogueEntry>> providers;

  private ModelCatalogue(LocalDate date, Map<String, List<CatalogueEntry>> providers) {
    this.date = date;
    this.providers = providers;
  }

  /// The catalogue that ships.
  public static ModelCatalogue shipped() {
    return Shipped.CATALOGUE;
  }

  /// Read with the first question.
  private static final class Shipped {
    static final ModelCatalogue CATALOGUE = read();

    private static ModelCatalogue read() {
      try (InputStream in = ModelCatalogue.class.getResourceAsStream("models.json")) {
        if (in == null) {
          throw new IllegalStateException("the catalogue of models is missing");
        }
        return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A catalogue of a text: `{date, providers: {NAME: [{id, title, …}]}}`.
  ///
  /// @throws IllegalArgumentException where it is none
  public static ModelCatalogue parse(String text) {
    if (!(Json.parse(text) instanceof Map<?, ?> file)
        || !(file.get("date") instanceof String date)
        || !(file.get("providers") instanceof Map<?, ?> listed)) {
      throw new IllegalArgumentException("a catalogue has a `date` and `providers`");
    }
    var providers = new LinkedHashMap<String, List<CatalogueEntry>>();
    listed.forEach((name, models) -> {
      var entries = new ArrayList<CatalogueEntry>();
      for (Object model : (List<?>) Objects.requireNonNull(models)) {
        entries.add(entry((Map<?, ?>) Objects.requireNonNull(model)));
      }
      providers.put((String) name, List.copyOf(entries));
    });
    return new ModelCatalogue(LocalDate.parse(date), providers);
  }

  private static CatalogueEntry entry(Map<?, ?> model) {
    String id = text(model, "id");
    List<?> can = model.get("can") instanceof List<?> list ? list : List.of();
    var supports = new Supports(!can.contains("no-streaming"), can.contains("tools"),
        can.contains("images"), can.contains("thinking"), number(model, "context"));
    var info = new ModelInfo(id, text(model, "title"), supports, number(model, "output"),
        price(model.get("price")));
    return new CatalogueEntry(info, LocalDate.parse(text(model, "asOf")));
  }

  private static @Nullable ModelPrice price(@Nullable Object price) {
    if (!(price instanceof Map<?, ?> numbers)) {
      return null;
    }
    double input = real(numbers, "input", 0);
    return new ModelPrice(input, real(numbers, "output", 0), real(numbers, "cacheRead", input),
        real(numbers, "cacheWrite", input));
  }

  private static double real(Map<?, ?> numbers, String name, double otherwise) {
    return numbers.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }

  private static long number(Map<?, ?> model, String name) {
    return model.get(name) instanceof Long number ? number : 0;
  }

  private static String text(Map<?, ?> model, String name) {
    if (model.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a model of the catalogue has no `" + name + "`");
  }

  /// When the catalogue was last looked through.
  public LocalDate date() {
    return date;
  }

  /// The models of a provider, the best known first; none where the provider is not in the catalogue.
  public List<CatalogueEntry> models(String provider) {
    return providers.getOrDefault(provider, List.of());
  }

  /// What is known of a model: under its own name, or as a dated version of a known one (`gpt-4o-2024-08-06` is `gpt-4o`
  /// where it is not listed itself).
  public Optional<CatalogueEntry> find(String provider, String model) {
    List<CatalogueEntry> models = models(provider);
    return models.stream()
        .filter(entry -> entry.info().id().equals(model))
        .findFirst()
        .or(() -> models.stream()
            .filter(entry -> isVersion(model, entry.info().id()))
            .findFirst());
  }

  private static boolean isVersion(String model, String id) {
    return model.startsWith(id)
        && model.substring(id.length()).matches("-(\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{3}|latest)");
  }
}
