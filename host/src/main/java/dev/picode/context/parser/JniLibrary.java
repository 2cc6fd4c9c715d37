package dev.picode.context.parser;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TreeSitterBash;
import org.treesitter.TreeSitterC;
import org.treesitter.TreeSitterCSharp;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterKotlin;
import org.treesitter.TreeSitterPhp;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/// The parsers by the Java that comes with them.
final class JniLibrary implements ParserLibrary {
  static final JniLibrary LIBRARY = new JniLibrary();

  private static final Map<String, Supplier<TSLanguage>> GRAMMARS = Map.ofEntries(
      Map.entry("bash", TreeSitterBash::new),
      Map.entry("c", TreeSitterC::new),
      Map.entry("c-sharp", TreeSitterCSharp::new),
      Map.entry("cpp", TreeSitterCpp::new),
      Map.entry("go", TreeSitterGo::new),
      Map.entry("java", TreeSitterJava::new),
      Map.entry("javascript", TreeSitterJavascript::new),
      Map.entry("kotlin", TreeSitterKotlin::new),
      Map.entry("php", TreeSitterPhp::new),
      Map.entry("python", TreeSitterPython::new),
      Map.entry("ruby", TreeSitterRuby::new),
      Map.entry("rust", TreeSitterRust::new),
      Map.entry("tsx", TreeSitterTsx::new),
      Map.entry("typescript", TreeSitterTypescript::new));

  private JniLibrary() {}

  /// @throws LinkageError where the native library cannot be loaded
  static JniLibrary loaded() {
    new TSParser().close();
    return LIBRARY;
  }

  @Override
  public SyntaxQuery compile(String grammar, String query) {
    Supplier<TSLanguage> load = GRAMMARS.get(grammar);
    if (load == null) {
      throw new IllegalStateException("there is no grammar `" + grammar + "`");
    }
    TSLanguage language = load.get();
    var compiled = new TSQuery(language, query);
    return new JniQuery(language, compiled, IntStream.range(0, compiled.getCaptureCount())
        .mapToObj(compiled::getCaptureNameForId)
        .toList());
  }

  @Override
  public SyntaxParser parser() {
    return new JniParser();
  }
}
