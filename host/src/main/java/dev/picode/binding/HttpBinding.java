package dev.picode.binding;

import dev.picode.http.HttpHeader;
import dev.picode.http.HttpLimits;
import dev.picode.http.HttpRequest;
import dev.picode.http.HttpResponse;
import dev.picode.http.HttpTarget;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.secret.Redactor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `ctx.http`. Safe for many threads.
@Binding(name = "http", doc = "HTTP requests to the hosts that were granted. There are no cookies, no cache and no proxy.")
public final class HttpBinding {
  private static final Pattern CHARSET = Pattern.compile(
      "(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:+-]{1,40})\"?");

  private final Access access;
  private final OutsideServices outside;

  HttpBinding(Access access, OutsideServices outside) {
    this.access = access;
    this.outside = outside;
  }

  /// The answer to a request.
  public record HttpAnswer(
      @Param(doc = "The status.") int status,
      @Param(doc = "Whether the status is from 200 to 299.") boolean ok,
      @Param(doc = "The URL that gave the answer, after redirects.") String url,
      @Param(doc = "The headers, names in lower case; several of one name are joined by `, `.") Map<String, String> headers,
      @Param(doc = "The body, as `encoding` asked for it.") String body) {}

  /// Sends a request.
  @Callable(doc = "Sends a request and reads the whole answer, whatever its status. Redirects are followed; each is"
      + " checked like the first URL. To another host go only headers that give nobody rights. A private address"
      + " is reached only where the grant spells its host out.", capability = "net", since = 1, example = "const answer = await ctx.http.fetch(\"https://api.acme.com/todos\");\nconst todos = JSON.parse(answer.body);")
  public HttpAnswer fetch(
      @Param(doc = "The URL, `https` or `http`.") String url,
      @Param(doc = "The method.", option = "\"GET\"") String method,
      @Param(doc = "The headers. A value is a text, a handle of `secrets.get`, or a list of such parts:"
          + " `[\"Bearer \", handle]`. `{ base64: [\"user:\", handle] }` is a part too.", option = "{}") Map<String, Object> headers,
      @Param(doc = "The body to send.", option = "null") @Nullable String body,
      @Param(doc = "What `body` is: `text`, sent as UTF-8, or `base64`.", option = "\"text\"") Encoding bodyEncoding,
      @Param(doc = "What the body of the answer is wanted as: `text`, by the character set that it names, else UTF-8;"
          + " or `base64`.", option = "\"text\"") Encoding encoding,
      @Param(doc = "How long it may take in all, in milliseconds, up to 300000.", option = "30000") int timeoutMs,
      @Param(doc = "The largest body of an answer in bytes, after decompression, up to 10485760.", option = "10485760") int maxBytes,
      @Param(doc = "How many redirects are followed, up to 10; with 0 a redirect is the answer.", option = "10") int redirects) {
    HttpTarget target = HttpTarget.parse(url);
    var policy = new NetPolicy(access, method, target);
    policy.allow(target);
    var secrets = new SecretHeaders(outside, policy::requireSecret);
    List<HttpHeader> written = secrets.read(headers);
    policy.spends(secrets.names(), secrets.redactor());
    var limits = new HttpLimits(Duration.ofMillis(timeoutMs), maxBytes, redirects);
    byte[] bytes = body == null
        ? null
        : bodyEncoding == Encoding.TEXT
            ? body.getBytes(StandardCharsets.UTF_8)
            : Base64Text.decode(body, "the body");
    HttpRequest request = HttpRequest.of(method, target, written, bytes);
    try {
      return answer(outside.http().send(request, limits, policy), encoding, secrets.redactor());
    } catch (PiCodeException e) {
      throw secrets.names().isEmpty()
          ? e
          : secrets.redactor().problem(e.problem()).toException();
    }
  }

  private static HttpAnswer answer(HttpResponse response, Encoding encoding, Redactor redactor) {
    var headers = new LinkedHashMap<String, String>();
    for (HttpHeader header : response.headers()) {
      headers.merge(redactor.text(header.name()), redactor.text(header.value()),
          (one, next) -> one + ", " + next);
    }
    byte[] body = redactor.bytes(response.body());
    String shown = encoding == Encoding.BASE64
        ? Base64Text.encode(body)
        : redactor.text(new String(body, charset(response)));
    return new HttpAnswer(response.status(), response.status() / 100 == 2,
        redactor.text(response.target().toString()), headers, shown);
  }

  private static Charset charset(HttpResponse response) {
    Matcher named = CHARSET.matcher(response.header("content-type").orElse(""));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }
}
