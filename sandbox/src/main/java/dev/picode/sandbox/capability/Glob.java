package dev.picode.sandbox.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A pattern for paths relative to a workspace. Immutable, safe for many threads.
///
/// `?` is one character and `*` any number of them, neither across a `/`; `**` as a whole name is any
/// number of folders; `[abc]`, `[a-z]` and `[!abc]` are one character; `{a,b}` is one of several patterns;
/// `\` takes the next character as it is. A pattern has to match the whole path; names that start
/// with a dot are names as any other.
///
/// The time to match is at most proportional to the lengths of path and pattern multiplied: all ways through
/// the pattern are followed side by side (Thompson, 1968), and none is tried twice.
public final class Glob {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_DEPTH = 10;

  private final String pattern;
  private final int[] text;
  private final List<Step> steps = new ArrayList<>();
  private int at;
  private int depth;

  /// One step of the compiled pattern.
  private sealed interface Step {
    /// Takes one character that a test accepts and goes on to the next step.
    record Take(IntPredicate test) implements Step {}

    /// Goes on at two places at once.
    record Fork(int first, int second) implements Step {}

    /// The end of the pattern.
    record End() implements Step {}
  }

  private Glob(String pattern) {
    this.pattern = pattern;
    this.text = (pattern.startsWith("./") ? pattern.substring(2) : pattern).codePoints().toArray();
  }

  /// The glob that a pattern stands for.
  ///
  /// @throws InvalidGlobException where the pattern is none
  public static Glob compile(String pattern) {
    return compile(pattern, MAX_LENGTH);
  }

  private static Glob compile(String pattern, int maxLength) {
    var glob = new Glob(pattern);
    if (glob.text.length == 0) {
      throw glob.invalid("it is empty");
    }
    if (pattern.length() > maxLength) {
      throw glob.invalid("it is longer than " + MAX_LENGTH + " characters");
    }
    if (glob.text[0] == '/') {
      throw glob.invalid("it starts with `/`, and paths are relative to the workspace");
    }
    glob.sequence();
    glob.steps.add(new Step.End());
    return glob;
  }

  /// The glob that matches one path and no other, however long.
  public static Glob literal(String path) {
    return compile(escaped(path), Integer.MAX_VALUE);
  }

  /// The pattern that matches one path and no other.
  static String escaped(String path) {
    var escaped = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      if ("*?[]{}\\,".indexOf(path.charAt(i)) >= 0) {
        escaped.append('\\');
      }
      escaped.append(path.charAt(i));
    }
    return escaped.toString();
  }

  /// Whether a path matches.
  ///
  /// @param path relative to the workspace, separated by `/`
  public boolean matches(String path) {
    var now = new States(steps.size());
    var next = new States(steps.size());
    reach(now, 0);
    for (int i = 0; i < path.length();) {
      int c = path.codePointAt(i);
      i += Character.charCount(c);
      next.count = 0;
      for (int s = 0; s < now.count; s++) {
        int state = now.list[s];
        if (steps.get(state) instanceof Step.Take take && take.test.test(c)) {
          reach(next, state + 1);
        }
      }
      if (next.count == 0) {
        return false;
      }
      var swap = now;
      now = next;
      next = swap;
    }
    return now.contains(steps.size() - 1);
  }

  /// The pattern.
  @Override
  public String toString() {
    return pattern;
  }

  /// Whether the other one is a glob of the same pattern.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Glob glob && pattern.equals(glob.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /// A set of steps, emptied in constant time.
  private static final class States {
    final int[] list;
    final int[] where;
    int count;

    States(int size) {
      list = new int[size];
      where = new int[size];
    }

    boolean contains(int state) {
      return where[state] < count && list[where[state]] == state;
    }

    void add(int state) {
      where[state] = count;
      list[count++] = state;
    }
  }

  private void reach(States states, int start) {
    int[] pending = new int[steps.size() + 1];
    int top = 0;
    pending[top++] = start;
    while (top > 0) {
      int state = pending[--top];
      if (states.contains(state)) {
        continue;
      }
      states.add(state);
      if (steps.get(state) instanceof Step.Fork fork) {
        if (!states.contains(fork.first)) {
          pending[top++] = fork.first;
        }
        if (!states.contains(fork.second) && top < pending.length) {
          pending[top++] = fork.second;
        }
      }
    }
  }

  private void sequence() {
    while (at < text.length) {
      int c = text[at];
      if (depth > 0 && (c == ',' || c == '}')) {
        return;
      }
      at++;
      switch (c) {
        case '*' -> star();
        case '?' -> take(t -> t != '/');
        case '[' -> characterClass();
        case '{' -> alternatives();
        case '\\' -> escaped();
        default -> take(t -> t == c);
      }
    }
  }

  private void take(IntPredicate test) {
    steps.add(new Step.Take(test));
  }

  private void escaped() {
    if (at == text.length) {
      throw invalid("it ends in `\\`");
    }
    int c = text[at++];
    take(t -> t == c);
  }

  private void star() {
    int start = at - 1;
    while (at < text.length && text[at] == '*') {
      at++;
    }
    boolean wholeName = at - start == 2 && startsName(start) && endsName(at);
    if (wholeName && at < text.length && text[at] == '/') {
      at++;
      int fork = steps.size();
      steps.add(new Step.End());
      loop(t -> true);
      take(t -> t == '/');
      steps.set(fork, new Step.Fork(fork + 1, steps.size()));
    } else {
      loop(wholeName ? t -> true : t -> t != '/');
    }
  }

  /// Any number of characters: a fork into one more and none more.
  private void loop(IntPredicate test) {
    int fork = steps.size();
    steps.add(new Step.Fork(fork + 1, fork + 3));
    take(test);
    steps.add(new Step.Fork(fork, fork));
  }

  private boolean startsName(int index) {
    return index == 0 || text[index - 1] == '/'
        || (depth > 0 && (text[index - 1] == '{' || text[index - 1] == ','));
  }

  private boolean endsName(int index) {
    return index == text.length || text[index] == '/'
        || (depth > 0 && (text[index] == '}' || text[index] == ','));
  }

  private void alternatives() {
    if (++depth > MAX_DEPTH) {
      throw invalid("its braces nest deeper than " + MAX_DEPTH);
    }
    List<Integer> exits = new ArrayList<>();
    while (true) {
      int fork = steps.size();
      steps.add(new Step.End());
      sequence();
      if (at == text.length) {
        throw invalid("a `{` is not closed");
      }
      exits.add(steps.size());
      steps.add(new Step.End());
      boolean last = text[at++] == '}';
      steps.set(fork, new Step.Fork(fork + 1, last ? fork + 1 : steps.size()));
      if (last) {
        break;
      }
    }
    for (int exit : exits) {
      steps.set(exit, new Step.Fork(steps.size(), steps.size()));
    }
    depth--;
  }

  private void characterClass() {
    boolean negated = at < text.length && (text[at] == '!' || text[at] == '^');
    at += negated ? 1 : 0;
    IntPredicate test = t -> false;
    for (boolean first = true; first || peek() != ']'; first = false) {
      int from = classCharacter();
      int to = from;
      if (peek() == '-' && at + 1 < text.length && text[at + 1] != ']') {
        at++;
        to = classCharacter();
      }
      if (to < from) {
        throw invalid("a range in `[…]` is backwards");
      }
      int low = from;
      int high = to;
      test = test.or(t -> t >= low && t <= high);
    }
    at++;
    IntPredicate members = test;
    take(t -> t != '/' && members.test(t) != negated);
  }

  private int classCharacter() {
    int c = peek();
    at++;
    if (c == '\\') {
      c = peek();
      at++;
    }
    return c;
  }

  private int peek() {
    if (at >= text.length) {
      throw invalid("a `[` is not closed");
    }
    return text[at];
  }

  private InvalidGlobException invalid(String reason) {
    return new InvalidGlobException("the pattern `" + pattern + "` is not a glob: " + reason);
  }
}
