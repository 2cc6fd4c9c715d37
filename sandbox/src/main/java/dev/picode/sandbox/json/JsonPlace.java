package dev.picode.sandbox.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in a JSON text something is. Immutable.
///
/// Places are not kept while a text is read: the text is read again, up to the place, by who has
/// something to say about it.
///
/// @param line the line, from 1; 0 where the text is not JSON
/// @param column the column in UTF-16 units, from 1; 0 where the text is not JSON
public record JsonPlace(int line, int column) {

  /// The place of a value.
  ///
  /// @param path names of members (`String`) and indices of items (`Integer`), from the outside; where
  ///     it leads to nothing, the place of the last value on it counts
  public static JsonPlace ofValue(String text, List<?> path) {
    return find(text, path, false);
  }

  /// The place of a member's name.
  ///
  /// @param path as for a value; the last part is the name
  public static JsonPlace ofName(String text, List<?> path) {
    return find(text, path, true);
  }

  private static JsonPlace find(String text, List<?> path, boolean name) {
    try (JsonParser parser = Json.parser(text)) {
      parser.nextToken();
      JsonPlace place = here(parser);
      for (int i = 0; i < path.size(); i++) {
        JsonPlace named = enter(parser, path.get(i));
        if (named == null) {
          return place;
        }
        place = name && i == path.size() - 1 ? named : here(parser);
      }
      return place;
    } catch (JsonProcessingException _) {
      return new JsonPlace(0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Goes from a value to the one below it that a step names.
  ///
  /// @return the place of its name, for an item its own; `null` where there is none
  private static @Nullable JsonPlace enter(JsonParser parser, Object step) throws IOException {
    boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
    if (!isObject && parser.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    for (int i = 0; isIn(parser.nextToken()); i++) {
      JsonPlace place = here(parser);
      boolean found = step.equals(isObject ? parser.currentName() : Integer.valueOf(i));
      if (isObject) {
        parser.nextToken();
      }
      if (found) {
        return place;
      }
      parser.skipChildren();
    }
    return null;
  }

  private static boolean isIn(@Nullable JsonToken token) {
    return token != null && token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY;
  }

  private static JsonPlace here(JsonParser parser) {
    var where = parser.currentTokenLocation();
    return new JsonPlace(where.getLineNr(), where.getColumnNr());
  }
}
