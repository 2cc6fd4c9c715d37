package dev.picode.llm.http;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow up to a limit. Confined to one thread.
final class ByteRun {
  private static final int FIRST = 1024;

  private final int limit;
  private byte[] bytes = new byte[FIRST];
  private int size;

  ByteRun(int limit) {
    this.limit = limit;
  }

  void add(byte[] from, int start, int end) {
    int length = end - start;
    if (length > limit - size) {
      throw Problem.of("llm-answer-too-large", ProblemKind.LIMIT,
          "the model's answer has a piece of more than " + limit + " bytes",
          "no provider sends such; check the base URL").toException();
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(size + length, 2L * size)));
    }
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  void add(byte b) {
    add(new byte[] {b}, 0, 1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  /// Empties it; a large array is given up.
  void clear() {
    size = 0;
    if (bytes.length > 64 * FIRST) {
      bytes = new byte[FIRST];
    }
  }

  /// The bytes as UTF-8, what is none of it as replacement characters.
  String text() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
