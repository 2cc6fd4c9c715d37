package dev.picode.http;

import dev.picode.problem.PiCodeException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An answer that is read while it comes. Reading is confined to one thread at a time; [#close] may be called by any and
/// ends a read that waits.
public final class HttpStream implements AutoCloseable {
  private final HttpTarget target;
  private final int status;
  private final List<HttpHeader> headers;
  private final StreamedExchange exchange;
  private final Chunks chunks;

  HttpStream(HttpTarget target, int status, List<HttpHeader> headers, StreamedExchange exchange,
      Chunks chunks) {
    this.target = target;
    this.status = status;
    this.headers = List.copyOf(headers);
    this.exchange = exchange;
    this.chunks = chunks;
  }

  /// Who answers.
  public HttpTarget target() {
    return target;
  }

  /// The status, from 100 to 599 with honest servers. A redirect is an answer like any other.
  public int status() {
    return status;
  }

  /// The headers, in the order they came.
  public List<HttpHeader> headers() {
    return headers;
  }

  /// The value of the first header of a name.
  ///
  /// @param name in lower case
  public Optional<String> header(String name) {
    return HttpHeader.first(headers, name);
  }

  /// The bytes that have come, decompressed, as soon as there is one; empty at the end, and after [#close].
  ///
  /// @param wait how long there may be none
  /// @throws PiCodeException `http-timeout` where there were none for so long, `http-failed` and `http-too-large` where
  ///     the body broke off, `cancelled` where the thread is interrupted
  public byte[] read(Duration wait) {
    try {
      byte[] bytes = chunks.take(wait);
      if (bytes == null) {
        throw HttpProblems.silent(target, wait);
      }
      return bytes;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw HttpProblems.cancelled(e);
    }
  }

  /// The rest of the body up to a size; what is beyond it is left.
  ///
  /// @param wait how long there may be no bytes
  /// @throws PiCodeException as [#read]
  public byte[] readUpTo(int maxBytes, Duration wait) {
    var all = new ByteArrayOutputStream();
    while (all.size() < maxBytes) {
      byte[] bytes = read(wait);
      if (bytes.length == 0) {
        break;
      }
      all.write(bytes, 0, Math.min(bytes.length, maxBytes - all.size()));
    }
    return all.toByteArray();
  }

  /// Ends the answer, at once, also while it comes. A connection whose answer was read to its end is kept.
  @Override
  public void close() {
    exchange.cancel();
  }
}
