package dev.picode.context.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Searches the words of some files as if there were no others. Confined to one thread.
///
/// It is BM25 as SQLite's function has it (`fts5_aux.c`, k1 = 1.2, b = 0.75), with what that function takes from the
/// whole table taken from these files alone: in how many a word stands, and how long they are on average. Over all
/// files, both give the same.
final class SeenWords {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /// SQLite gives so much to a word that stands in most files.
  private static final double LEAST = 1e-6;

  /// The places of every word; kept by the connection, and nothing of it is stored.
  private static final String PLACES = """
      create virtual table if not exists temp.word_place
      using fts5vocab('main', 'words', 'instance')""";

  private final Database database;
  private final double[] weights;
  private final Map<Long, File> files = new HashMap<>();
  private final double averageLength;

  /// A file with how many words it has.
  private record File(String path, long length) {}

  /// @param weights how much a word counts in each column
  /// @param seen the paths of the files that are there
  SeenWords(Database database, double[] weights, Set<String> seen) throws StoreException {
    this.database = database;
    this.weights = weights.clone();
    long words = 0;
    for (Entry entry : database.list("""
        select file.id, file.path, words_docsize.sz from file
        join words_docsize on words_docsize.id = file.id where file.skip = 0""",
        row -> new Entry(row.whole(1), row.text(2), length(row.bytes(3))))) {
      if (seen.contains(entry.path)) {
        files.put(entry.id, new File(entry.path, entry.length));
        words += entry.length;
      }
    }
    averageLength = files.isEmpty() ? 1 : Math.max(1.0, (double) words / files.size());
  }

  private record Entry(long id, String path, long length) {}

  /// The sum of the numbers that `fts5` keeps for the columns of a row: seven bits a byte, the highest first.
  private static long length(byte[] sizes) {
    long sum = 0;
    long number = 0;
    for (byte b : sizes) {
      number = (number << 7) | (b & 0x7F);
      if (b >= 0) {
        sum += number;
        number = 0;
      }
    }
    return sum;
  }

  /// The files that hold one of some words at least, best first, then by path.
  List<TextHit> search(Collection<String> words) throws StoreException {
    database.run(PLACES);
    Map<Long, Double> scores = new HashMap<>();
    for (String word : words) {
      add(word, scores);
    }
    var hits = new ArrayList<TextHit>();
    scores.forEach((id, score) -> {
      File file = files.get(id);
      if (file != null) {
        hits.add(new TextHit(file.path, Math.round(score * 1e6) / 1e6));
      }
    });
    hits.sort(Comparator.comparingDouble(TextHit::score)
        .reversed()
        .thenComparing(TextHit::path));
    return hits;
  }

  private void add(String word, Map<Long, Double> scores) throws StoreException {
    Map<Long, Double> frequencies = new HashMap<>();
    database.list(
        "select doc, col, count(*) from temp.word_place where term = ? group by doc, col",
        row -> {
          if (files.containsKey(row.whole(1))) {
            frequencies.merge(row.whole(1), row.whole(3) * weight(row.text(2)), Double::sum);
          }
          return row;
        }, word);
    int having = frequencies.size();
    double rare = Math.max(LEAST,
        StrictMath.log((files.size() - having + 0.5) / (having + 0.5)));
    frequencies.forEach((id, frequency) -> {
      File file = files.get(id);
      if (file != null) {
        double longer = 1 - B + B * file.length / averageLength;
        scores.merge(id, rare * frequency * (K1 + 1) / (frequency + K1 * longer), Double::sum);
      }
    });
  }

  private double weight(String column) {
    return weights[switch (column) {
      case "path" -> 0;
      case "symbols" -> 1;
      default -> 2;
    }];
  }
}
