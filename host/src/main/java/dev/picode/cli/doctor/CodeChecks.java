package dev.picode.cli.doctor;

import dev.picode.cli.code.CliCode;
import dev.picode.cli.command.CliSession;
import dev.picode.context.cache.CacheStatistics;
import dev.picode.context.cache.ContextCaches;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.StoreFolder;
import dev.picode.context.symbol.TreeSitterSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks at what PiCode knows of code and reads it with, for `picode doctor`. Stateless.
final class CodeChecks {
  private CodeChecks() {}

  /// What was found: `index`, `stores`, `parsers` and `caches`.
  static Map<String, @Nullable Object> all(CliSession session) {
    var checks = new LinkedHashMap<String, @Nullable Object>();
    var symbols = new TreeSitterSymbols();
    IndexSetup setup = CliCode.of(session).setup(symbols);
    List<StoreFolder.Kept> stores = new StoreFolder(setup.cache(), session.clock()).stores();
    var file = setup.file(session.workspace().root());
    var index = new LinkedHashMap<String, @Nullable Object>();
    index.put("file", file.toString());
    StoreFolder.Kept own = stores.stream()
        .filter(store -> store.folder().equals(file.getParent()))
        .findFirst()
        .orElse(null);
    index.put("exists", own != null);
    index.put("bytes", own == null ? null : own.bytes());
    index.put("used", own == null ? null : own.used().toString());
    checks.put("index", index);
    var all = new LinkedHashMap<String, @Nullable Object>();
    all.put("folder", setup.cache().toString());
    all.put("count", (long) stores.size());
    all.put("bytes", stores.stream().mapToLong(StoreFolder.Kept::bytes).sum());
    checks.put("stores", all);
    checks.put("parsers", new LinkedHashMap<String, @Nullable Object>(symbols.missing()));
    checks.put("caches", caches(session.process().caches()));
    return checks;
  }

  private static List<Map<String, @Nullable Object>> caches(
      @Nullable Supplier<ContextCaches> shared) {
    if (shared != null) {
      return plain(shared.get().statistics());
    }
    try (var unused = ContextCaches.create()) {
      return plain(unused.statistics());
    }
  }

  private static List<Map<String, @Nullable Object>> plain(List<CacheStatistics> statistics) {
    var caches = new ArrayList<Map<String, @Nullable Object>>();
    for (CacheStatistics each : statistics) {
      var cache = new LinkedHashMap<String, @Nullable Object>();
      cache.put("name", each.name());
      cache.put("entries", each.entries());
      cache.put("bytes", each.weight());
      cache.put("limit", each.limit());
      cache.put("hits", each.hits());
      cache.put("misses", each.misses());
      cache.put("evictions", each.evictions());
      cache.put("shrinks", each.shrinks());
      caches.add(cache);
    }
    return caches;
  }

  /// The same as lines for a person, by what each is about.
  static Map<String, @Nullable Object> lines(Map<?, ?> checks, Instant now) {
    var lines = new LinkedHashMap<String, @Nullable Object>();
    if (checks.get("index") instanceof Map<?, ?> index) {
      lines.put("Index", index.get("file") + (Boolean.TRUE.equals(index.get("exists"))
          ? ", " + size(index.get("bytes")) + ", used "
              + ago(Instant.parse(String.valueOf(index.get("used"))), now)
          : " (not there yet)"));
    }
    if (checks.get("stores") instanceof Map<?, ?> stores) {
      lines.put("Indexes of all workspaces",
          stores.get("count") + ", " + size(stores.get("bytes")));
    }
    if (checks.get("parsers") instanceof Map<?, ?> missing) {
      lines.put("Parsers", missing.isEmpty() ? "all there" : missing.size() + " missing");
      missing.forEach((language, why) -> lines.put("Files in " + language,
          why + "; they are read by their lines"));
    }
    if (checks.get("caches") instanceof List<?> caches) {
      for (Object each : caches) {
        if (each instanceof Map<?, ?> cache) {
          lines.put("Cache of " + cache.get("name"), size(cache.get("bytes")) + " of "
              + size(cache.get("limit")) + ", " + cache.get("hits") + " hits, "
              + cache.get("misses") + " misses, " + cache.get("evictions") + " evicted, shrunk "
              + cache.get("shrinks") + " times");
        }
      }
    }
    return lines;
  }

  private static String size(@Nullable Object bytes) {
    return bytes instanceof Long count ? (count + 1023) / 1024 + " KB" : "0 KB";
  }

  private static String ago(Instant then, Instant now) {
    Duration past = Duration.between(then, now);
    if (past.toMinutes() < 1) {
      return "just now";
    }
    if (past.toHours() < 1) {
      return past.toMinutes() + " minutes ago";
    }
    return past.toDays() < 1 ? past.toHours() + " hours ago" : past.toDays() + " days ago";
  }
}
