package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import dev.picode.context.symbol.Import;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what an index holds. Stateless.
final class StatsCount {
  private StatsCount() {}

  static IndexStats of(CodeIndex index, @Nullable Path file) {
    List<IndexedFile> files = index.files();
    var languages = new TreeMap<String, Integer>();
    for (IndexedFile each : files) {
      String language = each.languageName();
      if (language != null) {
        languages.merge(language, 1, Integer::sum);
      }
    }
    Set<String> names = new HashSet<>();
    long definitions = 0;
    for (List<String> defined : index.definedNames().values()) {
      definitions += defined.size();
      names.addAll(defined);
    }
    long references = 0;
    for (Map<String, Integer> counts : index.referenceCounts().values()) {
      references += counts.values().stream().mapToLong(Integer::longValue).sum();
    }
    long imports = 0;
    for (List<Import> each : index.imports().values()) {
      imports += each.size();
    }
    return new IndexStats(
        file,
        file == null ? 0 : size(file),
        files.size(),
        files.stream().mapToLong(IndexedFile::bytes).sum(),
        files.stream().mapToLong(IndexedFile::lines).sum(),
        definitions,
        names.size(),
        references,
        imports,
        languages);
  }

  private static long size(Path file) {
    long size = 0;
    for (String ending : List.of("", "-wal")) {
      try {
        size += Files.size(file.resolveSibling(file.getFileName() + ending));
      } catch (IOException _) {
        // There is none.
      }
    }
    return size;
  }
}
