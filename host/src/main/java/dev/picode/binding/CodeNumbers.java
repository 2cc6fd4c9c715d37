package dev.picode.binding;

import dev.picode.binding.CodeFacts.DuplicateLines;
import dev.picode.binding.CodeFacts.DuplicatePlace;
import dev.picode.binding.CodeFacts.DuplicationInfo;
import dev.picode.binding.CodeFacts.FileNumbers;
import dev.picode.context.IndexedFile;
import dev.picode.context.engine.CodeView;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.index.Definition;
import dev.picode.context.metric.Duplication;
import dev.picode.context.metric.FileMetrics;
import dev.picode.context.symbol.Import;
import dev.picode.context.symbol.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Tells scripts the numbers of code. Stateless.
final class CodeNumbers {
  private CodeNumbers() {}

  static List<FileNumbers> files(CodeView view, Predicate<IndexedFile> wanted)
      throws InterruptedException {
    FileGraph needs = view.needs();
    var numbers = new ArrayList<FileNumbers>();
    for (IndexedFile file : view.index().files()) {
      if (wanted.test(file)) {
        goOn();
        FileMetrics metrics = FileMetrics.of(file, view.definitions(file.path()), needs);
        numbers.add(new FileNumbers(file.path(), Objects.toString(file.languageName(), ""),
            file.test(), file.lines(), metrics.functions(),
            metrics.branches() < 0 ? null : metrics.branches(), metrics.dependencies(),
            metrics.dependents()));
      }
    }
    return numbers;
  }

  static List<Definition> functions(CodeView view, Predicate<IndexedFile> wanted, int most)
      throws InterruptedException {
    var functions = new ArrayList<Definition>();
    for (IndexedFile file : view.index().files()) {
      if (wanted.test(file)) {
        goOn();
        for (Symbol symbol : view.definitions(file.path()).definitions()) {
          if (FileMetrics.isFunction(symbol) && symbol.branches() >= 0) {
            functions.add(new Definition(file.path(), symbol));
          }
        }
      }
    }
    // The sort is stable, and files and definitions come in their order.
    functions.sort(Comparator.comparingInt((Definition one) -> one.symbol().branches())
        .reversed());
    return functions.subList(0, Math.min(most, functions.size()));
  }

  static DuplicationInfo duplicates(CodeView view, Predicate<IndexedFile> wanted, int least,
      int most) throws InterruptedException {
    var search = new Duplication.Search(least);
    Map<String, List<Import>> imports = view.index().imports();
    for (IndexedFile file : view.index().files()) {
      Optional<String> text = wanted.test(file) ? view.text(file.path()) : Optional.empty();
      if (text.isPresent()) {
        goOn();
        Set<Integer> lines = imports.getOrDefault(file.path(), List.of())
            .stream()
            .map(Import::line)
            .collect(Collectors.toSet());
        search.add(file.path(), text.get(), lines);
      }
    }
    Duplication found = search.find();
    return new DuplicationInfo(found.lines(), found.duplicated(), found.duplicates().size(),
        found.duplicates()
            .stream()
            .limit(most)
            .map(one -> new DuplicateLines(one.lines(), one.places()
                .stream()
                .map(place -> new DuplicatePlace(place.path(), place.line(), place.endLine()))
                .toList()))
            .toList());
  }

  private static void goOn() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the measuring was cancelled");
    }
  }
}
