package dev.picode.context.parser;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSParser;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSReader;
import org.treesitter.TSTree;

/// A parser of the library's own Java.
final class JniParser implements SyntaxParser {
  private final TSParser parser = new TSParser();
  private final TSQueryCursor cursor = new TSQueryCursor();
  private final TSQueryMatch match = new TSQueryMatch();
  private TSQueryCapture[] captures = {};
  private @Nullable JniQuery query;
  private @Nullable TSTree tree;

  /// From our own bytes: the library's strings are of modified UTF-8, in which offsets are others.
  @Override
  public boolean parse(SyntaxQuery asked, byte[] content, BooleanSupplier stop) {
    query = (JniQuery) asked;
    parser.setLanguage(query.grammar());
    TSReader reader = (into, offset, _) -> {
      int count = Math.min(into.length, content.length - offset);
      if (count > 0) {
        System.arraycopy(content, offset, into, 0, count);
      }
      return Math.max(count, 0);
    };
    tree = parser.parseWithOptions(new byte[content.length + 1], null, reader,
        TSInputEncoding.TSInputEncodingUTF8, _ -> stop.getAsBoolean());
    return tree != null;
  }

  @Override
  public boolean hasErrors() {
    return Objects.requireNonNull(tree).getRootNode().hasError();
  }

  @Override
  public void search(BooleanSupplier stop) {
    cursor.execWithOptions(Objects.requireNonNull(query).query(),
        Objects.requireNonNull(tree).getRootNode(), _ -> stop.getAsBoolean());
  }

  @Override
  public boolean next() {
    boolean found = cursor.nextMatch(match);
    captures = found ? match.getCaptures() : captures;
    return found;
  }

  @Override
  public int pattern() {
    return match.getPatternIndex();
  }

  @Override
  public int size() {
    return captures.length;
  }

  @Override
  public int capture(int index) {
    return captures[index].getIndex();
  }

  @Override
  public int start(int index) {
    return captures[index].getNode().getStartByte();
  }

  @Override
  public int end(int index) {
    return captures[index].getNode().getEndByte();
  }

  @Override
  public void release() {
    if (tree != null) {
      tree.close();
      tree = null;
    }
  }

  @Override
  public void close() {
    release();
    parser.close();
    cursor.close();
  }
}
