package dev.picode.config;

import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.InvalidGlobException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The values a setting takes, and how they are written as plain values (texts, whole numbers,
/// flags and lists) and as text. Implementations are immutable.
///
/// @param <T> the type of the values in Java
public sealed interface ValueType<T> {
  /// What is expected, to complete "expected …".
  String expected();

  /// Whether a plain value has the right type, be it allowed or not.
  boolean fits(Object plain);

  /// The value that a plain value stands for; `null` where it is not allowed.
  @Nullable T value(Object plain);

  /// The plain value that text from the environment or the command line stands for; text that stands
  /// for none is given back as it is.
  Object parse(String text);

  /// The plain value of a value.
  Object plain(T value);

  /// One of a few words: the constants of an enum in lower case, `_` written as `-`. They are given,
  /// because asking a class for them is reflection, which costs at every start.
  record Choice<E extends Enum<E>>(List<E> constants) implements ValueType<E> {
    /// A choice between one constant and more.
    public Choice {
      constants = List.copyOf(constants);
      if (constants.isEmpty()) {
        throw new IllegalArgumentException("there is nothing to choose from");
      }
    }

    @Override
    public String expected() {
      var out = new StringBuilder("one of");
      for (E constant : constants) {
        out.append(" `").append(plain(constant)).append("`,");
      }
      out.setLength(out.length() - 1);
      return out.toString();
    }

    @Override
    public boolean fits(Object plain) {
      return plain instanceof String;
    }

    @Override
    public @Nullable E value(Object plain) {
      for (E constant : constants) {
        if (plain(constant).equals(plain)) {
          return constant;
        }
      }
      return null;
    }

    @Override
    public Object parse(String text) {
      return text;
    }

    @Override
    public Object plain(E value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A text that is its own plain value. Space around it is not part of it where it is read from the
  /// environment or the command line.
  sealed interface OneText extends ValueType<String> {
    @Override
    default boolean fits(Object plain) {
      return plain instanceof String;
    }

    @Override
    default Object parse(String text) {
      return text.strip();
    }

    @Override
    default Object plain(String value) {
      return value;
    }
  }

  /// A name of letters, digits, `-` and `_`, which can be that of a file and of nothing outside its folder.
  record Name() implements OneText {
    private static final int MAX_LENGTH = 60;

    @Override
    public String expected() {
      return "a name of letters, digits, `-` and `_`";
    }

    @Override
    public @Nullable String value(Object plain) {
      if (!(plain instanceof String text) || text.isEmpty() || text.length() > MAX_LENGTH) {
        return null;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean valid = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '_' || (c == '-' && i > 0);
        if (!valid) {
          return null;
        }
      }
      return text;
    }
  }

  /// A text of one line, which may be empty.
  record Text() implements OneText {
    @Override
    public String expected() {
      return "a text of one line";
    }

    @Override
    public @Nullable String value(Object plain) {
      return plain instanceof String text && text.chars().noneMatch(Character::isISOControl)
          ? text
          : null;
    }
  }

  /// A text without spaces and control characters, or none.
  record Word() implements OneText {
    private static final int MAX_LENGTH = 300;

    @Override
    public String expected() {
      return "a text without spaces";
    }

    @Override
    public @Nullable String value(Object plain) {
      return plain instanceof String text && text.length() <= MAX_LENGTH
          && text.chars().noneMatch(c -> c <= ' ' || c == 0x7f)
              ? text
              : null;
    }
  }

  /// Yes or no.
  record Flag() implements ValueType<Boolean> {
    @Override
    public String expected() {
      return "`true` or `false`";
    }

    @Override
    public boolean fits(Object plain) {
      return plain instanceof Boolean;
    }

    @Override
    public @Nullable Boolean value(Object plain) {
      return plain instanceof Boolean flag ? flag : null;
    }

    @Override
    public Object parse(String text) {
      return switch (text.strip()) {
        case "true" -> true;
        case "false" -> false;
        default -> text;
      };
    }

    @Override
    public Object plain(Boolean value) {
      return value;
    }
  }

  /// A whole number in a range, both ends included.
  record Whole(long min, long max) implements ValueType<Long> {
    /// A range that is not empty.
    public Whole {
      if (min > max) {
        throw new IllegalArgumentException("the range " + min + " to " + max + " is empty");
      }
    }

    @Override
    public String expected() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public boolean fits(Object plain) {
      return plain instanceof Long;
    }

    @Override
    public @Nullable Long value(Object plain) {
      return plain instanceof Long number && number >= min && number <= max ? number : null;
    }

    @Override
    public Object parse(String text) {
      try {
        return Long.valueOf(text.strip());
      } catch (NumberFormatException e) {
        return text;
      }
    }

    @Override
    public Object plain(Long value) {
      return value;
    }
  }

  /// A list of globs; as text they are separated by commas, so none that holds one can be written there.
  record Globs() implements ValueType<List<Glob>> {
    private static final Texts TEXTS = new Texts();

    @Override
    public String expected() {
      return "a list of globs such as `**/generated/**`";
    }

    @Override
    public boolean fits(Object plain) {
      return TEXTS.fits(plain);
    }

    @Override
    public @Nullable List<Glob> value(Object plain) {
      List<String> texts = TEXTS.value(plain);
      if (texts == null) {
        return null;
      }
      var globs = new ArrayList<Glob>(texts.size());
      try {
        for (String text : texts) {
          globs.add(Glob.compile(text));
        }
      } catch (InvalidGlobException _) {
        return null;
      }
      return List.copyOf(globs);
    }

    @Override
    public Object parse(String text) {
      return TEXTS.parse(text);
    }

    @Override
    public Object plain(List<Glob> value) {
      return value.stream().map(Glob::toString).toList();
    }
  }

  /// A list of texts; as text they are separated by commas.
  record Texts() implements ValueType<List<String>> {
    @Override
    public String expected() {
      return "a list of texts";
    }

    @Override
    public boolean fits(Object plain) {
      return value(plain) != null;
    }

    @Override
    public @Nullable List<String> value(Object plain) {
      if (!(plain instanceof List<?> items)) {
        return null;
      }
      var texts = new ArrayList<String>(items.size());
      for (Object item : items) {
        if (!(item instanceof String text)) {
          return null;
        }
        texts.add(text);
      }
      return List.copyOf(texts);
    }

    @Override
    public Object parse(String text) {
      var items = new ArrayList<String>();
      int start = 0;
      for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
        addItem(items, text.substring(start, comma));
        start = comma + 1;
      }
      addItem(items, text.substring(start));
      return List.copyOf(items);
    }

    private static void addItem(List<String> items, String item) {
      String stripped = item.strip();
      if (!stripped.isEmpty()) {
        items.add(stripped);
      }
    }

    @Override
    public Object plain(List<String> value) {
      return value;
    }
  }
}
