package dev.picode.sandbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes plain values (see the package) as JSON text. Safe for many threads.
///
/// It streams on purpose: a data-binding mapper costs more at the start of a process than
/// everything PiCode reads then.
public final class Json {
  /// The deepest nesting that is read or written; deeper text is refused.
  public static final int MAX_DEPTH = 200;

  /// Names are not shared between texts: a table of them is something a script could fill.
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .streamReadConstraints(
          StreamReadConstraints.builder()
              .maxNestingDepth(Integer.MAX_VALUE)
              .maxStringLength(Integer.MAX_VALUE)
              .maxNameLength(Integer.MAX_VALUE)
              .maxNumberLength(Integer.MAX_VALUE)
              .build())
      .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
      .build();

  private Json() {}

  /// The plain value that a JSON text stands for.
  ///
  /// @throws JsonSyntaxException where the text is not one JSON value, names a member twice or nests
  ///     deeper than [#MAX_DEPTH]
  public static @Nullable Object parse(String text) {
    return parse(text, MAX_DEPTH);
  }

  /// The same with another limit, for a value that is wrapped into a few more levels.
  ///
  /// @throws JsonSyntaxException as the other one
  public static @Nullable Object parse(String text, int maxDepth) {
    try (JsonParser parser = parser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("the text is empty", 1, 1);
      }
      Object value = value(parser, maxDepth);
      if (parser.nextToken() != null) {
        throw syntax("there is text after the value", parser);
      }
      return value;
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new JsonSyntaxException(
          firstLine(e.getOriginalMessage()).replaceFirst(" \\(start marker at .*", ""),
          where == null ? 0 : where.getLineNr(),
          where == null ? 0 : where.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The JSON text of a plain value, on one line. Whole `Double`s are written without a fraction, as
  /// JavaScript does.
  ///
  /// @throws IllegalArgumentException where the value is not plain
  public static String write(@Nullable Object value) {
    return write(value, false, MAX_DEPTH);
  }

  /// The same with another limit to the nesting.
  ///
  /// @throws IllegalArgumentException as the other one
  public static String write(@Nullable Object value, int maxDepth) {
    return write(value, false, maxDepth);
  }

  /// The same for a reader that takes UTF-16, as an engine does: half a surrogate pair stays as it
  /// is. (GraalPy 25.2 reads its escape as nothing.)
  ///
  /// @throws IllegalArgumentException as the other one
  public static String writeUtf16(@Nullable Object value) {
    return writeText(value, false, MAX_DEPTH);
  }

  /// The JSON text of a plain value, indented by two spaces, without a final line end.
  ///
  /// @throws IllegalArgumentException where the value is not plain
  public static String writePretty(@Nullable Object value) {
    return write(value, true, MAX_DEPTH);
  }

  private static String write(@Nullable Object value, boolean pretty, int maxDepth) {
    return wellFormed(writeText(value, pretty, maxDepth));
  }

  private static String writeText(@Nullable Object value, boolean pretty, int maxDepth) {
    var out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      if (pretty) {
        generator.setPrettyPrinter(prettyPrinter());
      }
      write(generator, value, maxDepth);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /// Half a surrogate pair, which a script's text may hold and UTF-8 cannot, is escaped, as
  /// ECMAScript's `JSON.stringify` does since 2019. It can only stand inside a string.
  private static String wellFormed(String text) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        i++;
        continue;
      }
      escaped = escaped == null ? new StringBuilder(text.length() + 64) : escaped;
      escaped.append(text, copied, i).append("\\u").append(HexFormat.of().toHexDigits(c));
      copied = i + 1;
    }
    return escaped == null ? text : escaped.append(text, copied, text.length()).toString();
  }

  private static DefaultPrettyPrinter prettyPrinter() {
    var lines = new DefaultIndenter("  ", "\n");
    var separators = Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
    var printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    return printer;
  }

  static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY -> container(parser, depth);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> finite(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw syntax("`" + parser.currentToken() + "` is not a value", parser);
    };
  }

  /// @param depth how many levels may be left, this one included
  private static Object container(JsonParser parser, int depth) throws IOException {
    if (depth == 0) {
      throw syntax("the value nests too deeply", parser);
    }
    return parser.currentToken() == JsonToken.START_OBJECT
        ? object(parser, depth - 1)
        : array(parser, depth - 1);
  }

  private static Object integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> finite(parser);
    };
  }

  /// What is beyond the greatest number could not be written again.
  private static double finite(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw syntax("a number is too large", parser);
    }
    return number;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser, int depth)
      throws IOException {
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.put(name, value(parser, depth));
    }
    return Collections.unmodifiableMap(members);
  }

  private static List<@Nullable Object> array(JsonParser parser, int depth) throws IOException {
    var items = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, depth));
    }
    return Collections.unmodifiableList(items);
  }

  private static void write(JsonGenerator generator, @Nullable Object value, int depth)
      throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case Boolean b -> generator.writeBoolean(b);
      case Long l -> generator.writeNumber(l);
      case Integer i -> generator.writeNumber(i);
      case Double d -> writeDouble(generator, d);
      case String s -> generator.writeString(s);
      case List<?> items -> {
        checkDepth(depth);
        generator.writeStartArray();
        for (Object item : items) {
          write(generator, item, depth - 1);
        }
        generator.writeEndArray();
      }
      case Map<?, ?> members -> {
        checkDepth(depth);
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          if (!(member.getKey() instanceof String name)) {
            throw new IllegalArgumentException("a map key is not a string");
          }
          generator.writeFieldName(name);
          write(generator, member.getValue(), depth - 1);
        }
        generator.writeEndObject();
      }
      default -> throw new IllegalArgumentException(
          "`" + value.getClass().getName() + "` is not a plain value");
    }
  }

  private static void checkDepth(int depth) {
    if (depth == 0) {
      throw new IllegalArgumentException("the value nests too deeply");
    }
  }

  private static void writeDouble(JsonGenerator generator, double number) throws IOException {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("`" + number + "` has no JSON form");
    }
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      generator.writeNumber((long) number);
    } else {
      generator.writeNumber(number);
    }
  }

  private static JsonSyntaxException syntax(String message, JsonParser parser) {
    var where = parser.currentTokenLocation();
    return new JsonSyntaxException(message, where.getLineNr(), where.getColumnNr());
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
