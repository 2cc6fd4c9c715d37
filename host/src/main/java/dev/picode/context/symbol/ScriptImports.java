package dev.picode.context.symbol;

import dev.picode.context.symbol.Import.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads imports of JavaScript and TypeScript. Stateless, safe for many threads.
final class ScriptImports {
  private static final Pattern FROM = Pattern.compile(
      "(import|export)\\b\\s*(?:type\\b\\s*(?!from\\b))?([^\"'`;]*?)\\s*\\bfrom\\s*[\"']([^\"'\\n]+)[\"']");
  private static final Pattern BARE = Pattern.compile("import\\s*[\"']([^\"'\\n]+)[\"']");
  private static final Pattern CALL = Pattern.compile(
      "(?:import|require|require\\.resolve|importScripts)\\s*\\(\\s*[\"'`]([^\"'`$\\n]+)[\"'`]");
  private static final Pattern ASSIGNED = Pattern.compile(
      "(?:export\\s+)?import\\s+(?:type\\s+)?[\\w$]+\\s*=\\s*require\\s*\\(\\s*[\"']([^\"'\\n]+)[\"']");

  private ScriptImports() {}

  static List<Import> of(String text, int line) {
    Matcher from = FROM.matcher(text);
    if (from.lookingAt()) {
      Form form = from.group(1).equals("export") ? Form.REEXPORT : Form.PLAIN;
      return Imports.one(from.group(3), clause(from.group(2)), form, line);
    }
    for (Pattern pattern : List.of(BARE, CALL, ASSIGNED)) {
      Matcher match = pattern.matcher(text);
      if (match.lookingAt()) {
        return Imports.one(match.group(1), List.of(), Form.PLAIN, line);
      }
    }
    return List.of();
  }

  /// `a, {b as c}`: the default and `b`; `* as d`: all.
  private static List<String> clause(String clause) {
    List<String> names = new ArrayList<>();
    int open = clause.indexOf('{');
    int close = clause.indexOf('}', Math.max(open, 0));
    String outside = open < 0
        ? clause
        : clause.substring(0, open) + (close < 0 ? "" : clause.substring(close + 1));
    for (String name : Imports.names(outside)) {
      names.add(name.startsWith("*") ? "*" : "default");
    }
    if (open >= 0) {
      names.addAll(Imports.names(clause.substring(open + 1, close < 0 ? clause.length() : close)));
    }
    return names;
  }
}
