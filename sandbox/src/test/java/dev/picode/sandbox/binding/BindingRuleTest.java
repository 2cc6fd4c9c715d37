package dev.picode.sandbox.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BindingRuleTest {
  private static final Path SOURCES = Path.of(
      "src/test/java/dev/picode/sandbox/binding/illegal");

  static List<String> illegal() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.equals("package-info"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void refusesWithTheSentenceInTheSource(String name) throws Exception {
    Class<?> type = Class.forName(getClass().getPackageName() + ".illegal." + name);
    List<Class<?>> bindings = new ArrayList<>(List.of(type));
    Arrays.stream(type.getDeclaredClasses())
        .filter(nested -> nested.isAnnotationPresent(Binding.class))
        .forEach(bindings::add);
    assertThatThrownBy(() -> BindingSchema.of(1, bindings))
        .isInstanceOf(BindingRuleException.class)
        .hasMessage(sentence(SOURCES.resolve(name + ".java")));
  }

  @Test
  void sawTheSources() throws IOException {
    assertThat(illegal()).hasSizeGreaterThan(40).contains("NotFinal", "RecursiveRecord");
  }

  private static String sentence(Path source) throws IOException {
    return Files.readString(source)
        .lines()
        .filter(line -> line.startsWith("// error: "))
        .map(line -> line.substring("// error: ".length()))
        .findFirst()
        .orElseThrow();
  }
}
