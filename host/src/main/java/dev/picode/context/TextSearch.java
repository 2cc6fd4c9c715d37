package dev.picode.context;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Glob;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Searches files for a regular expression. Immutable, safe for many threads.
///
/// The expression is RE2's: no back-references and no look-around, so that the time is proportional to the
/// text whatever the expression. Bytes that are not UTF-8 are read as U+FFFD. Files that went away or
/// became unreadable since they were indexed are passed over.
public final class TextSearch {
  private static final int BATCH = 512;

  private final Workspace workspace;
  private final Pattern pattern;
  private final LiteralFilter filter;
  private final SearchQuery query;
  private final int maxFileBytes;
  private final WorkspaceFiles reader = new WorkspaceFiles();

  private TextSearch(Workspace workspace, SearchQuery query, long maxFileBytes) {
    this.workspace = workspace;
    this.query = query;
    this.pattern = compile(query);
    this.filter = LiteralFilter.of(query.pattern(), query.ignoreCase());
    this.maxFileBytes = (int) Math.min(maxFileBytes, Integer.MAX_VALUE - 8);
  }

  /// One file's part of the answer.
  private record Found(List<SearchHit> hits, long count) {
    static final Found NOTHING = new Found(List.of(), 0);
  }

  /// Searches files of an index, on as many threads as there are processors. The answer depends on
  /// the files alone.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  /// @throws PiCodeException `pattern-invalid`, `glob-invalid`
  public static SearchResult search(
      Workspace workspace,
      List<IndexedFile> files,
      SearchQuery query) throws InterruptedException {
    long largest = files.stream().mapToLong(IndexedFile::bytes).max().orElse(0);
    var search = new TextSearch(
        workspace,
        query,
        Math.max(2 * largest, ScanOptions.DEFAULT_MAX_FILE_BYTES));
    String glob = query.glob();
    if (glob == null) {
      return search.run(files);
    }
    Glob matcher = Globs.compile(glob);
    return search.run(files.stream().filter(file -> matcher.matches(file.path())).toList());
  }

  private SearchResult run(List<IndexedFile> files) throws InterruptedException {
    List<SearchHit> hits = new ArrayList<>();
    long count = 0;
    int withHits = 0;
    boolean truncated = false;
    for (int start = 0; start < files.size() && !truncated; start += BATCH) {
      var batch = files.subList(start, Math.min(start + BATCH, files.size()));
      for (Found found : Parallel.map(batch, this::searchFile)) {
        if (truncated) {
          break;
        }
        int room = query.limit() - hits.size();
        truncated = !query.countOnly() && found.hits.size() > room;
        hits.addAll(truncated ? found.hits.subList(0, room) : found.hits);
        count += query.countOnly() ? found.count : Math.min(room, found.count);
        withHits += found.count > 0 && (query.countOnly() || room > 0) ? 1 : 0;
      }
    }
    return new SearchResult(hits, count, withHits, truncated);
  }

  private Found searchFile(IndexedFile file) throws InterruptedException {
    byte[] bytes;
    try {
      bytes = reader.readBytes(workspace.resolve(file.path()), maxFileBytes);
    } catch (PiCodeException _) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the search was cancelled");
      }
      return Found.NOTHING;
    }
    if (!filter.mayMatch(bytes)) {
      return Found.NOTHING;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return searchText(file.path(), text.replace("\r\n", "\n"));
  }

  /// Finds a match anywhere; where it runs over the end of its line, the line is looked at alone. That is
  /// far faster than line by line, with the same answer: a match inside a line is also one in the
  /// whole text.
  private Found searchText(String path, String text) throws InterruptedException {
    List<SearchHit> hits = new ArrayList<>();
    Matcher whole = pattern.matcher(text);
    long count = 0;
    int line = 1;
    int counted = 0;
    int from = 0;
    while (from < text.length() && whole.find(from) && hits.size() <= query.limit()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the search was cancelled");
      }
      int start = text.lastIndexOf('\n', whole.start() - 1) + 1;
      if (start == text.length()) {
        break;
      }
      int next = text.indexOf('\n', whole.start());
      int end = next < 0 ? text.length() : next;
      int at = whole.end() <= end ? whole.start() - start : inLine(text.substring(start, end));
      if (at >= 0) {
        count++;
        if (!query.countOnly()) {
          line += lineEnds(text, counted, start);
          counted = start;
          hits.add(hit(path, line, at, text.substring(start, end)));
        }
      }
      from = end + 1;
    }
    return new Found(hits, count);
  }

  /// Where a line matches, or -1.
  private int inLine(String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? matcher.start() : -1;
  }

  private static int lineEnds(String text, int from, int to) {
    int ends = 0;
    for (int i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) {
      ends++;
    }
    return ends;
  }

  private static SearchHit hit(String path, int line, int at, String content) {
    int max = SearchHit.MAX_TEXT;
    if (content.length() <= max) {
      return new SearchHit(path, line, at + 1, content);
    }
    int start = Math.clamp(at - max / 4L, 0, content.length() - max);
    int end = start + max;
    start += Character.isLowSurrogate(content.charAt(start)) ? 1 : 0;
    end -= Character.isHighSurrogate(content.charAt(end - 1)) ? 1 : 0;
    String text = (start > 0 ? "…" : "") + content.substring(start, end)
        + (end < content.length() ? "…" : "");
    return new SearchHit(path, line, at + 1, text);
  }

  private static Pattern compile(SearchQuery query) {
    try {
      int flags = Pattern.MULTILINE | (query.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
      return Pattern.compile(query.pattern(), flags);
    } catch (PatternSyntaxException e) {
      throw Problem.of(
          "pattern-invalid",
          ProblemKind.USER,
          "the pattern `" + query.pattern() + "` is not a regular expression: "
              + e.getDescription(),
          "the syntax is that of RE2, without look-around and back-references").toException(e);
    }
  }
}
