package dev.picode.context.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
  private static Manifests of(Map<String, String> texts) {
    return new Manifests(SourceTree.of(texts.keySet()),
        path -> Optional.ofNullable(texts.get(path)));
  }

  private static String reason(String path, String text) {
    Manifests manifests = of(Map.of(path, text));
    if (path.endsWith(".toml")) {
      assertThat(manifests.toml(path)).isEmpty();
    } else if (path.endsWith(".xml")) {
      assertThat(manifests.xml(path)).isEqualTo(XmlElement.NONE);
    } else {
      assertThat(manifests.json(path)).isEmpty();
    }
    return manifests.notes().stream().map(ManifestNote::reason).findFirst().orElse("");
  }

  @Test
  void readsJsonWithCommentsAndTrailingCommas() {
    String text = """
        \uFEFF{ // a comment with "quotes" and a \\
          "a": "// no comment, /* nor here */, ]",\r
          /* , } */ "b": [1, 2, /* last */ ],
          "c": {"d": null, "e": "x\\"//",},
        }
        """;
    Manifests manifests = of(Map.of("x.json", text));
    assertThat(manifests.json("x.json")).isEqualTo(Map.of(
        "a", "// no comment, /* nor here */, ]",
        "b", List.of(1L, 2L),
        "c", manifests.json("x.json").getOrDefault("c", "")));
    assertThat(Plain.map(manifests.json("x.json"), "c")).isEqualTo(Map.of("e", "x\"//"));
    assertThat(manifests.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":", "[1,,]", "/*", "\"", "{\"a\": 1e999}", "{\"a\": \"\\",
    "{\"a\": 1, \"a\": 2}", "nul", "{,}}"})
  void saysWhyJsonIsNone(String text) {
    assertThat(reason("x.json", text)).startsWith("it is not valid JSON");
  }

  @Test
  void jsonThatIsNoObjectReadsAsAnEmptyOne() {
    assertThat(reason("x.json", "[1, 2]")).isEmpty();
    assertThat(reason("x.json", "null")).isEmpty();
    assertThat(reason("x.json", " \n")).isEmpty();
  }

  @Test
  void readsTomlAsPlainValues() {
    Manifests manifests = of(Map.of("x.toml", """
        a.b = 1
        [[c]]
        d = [ "x", 2.5, true ]
        [[c]]
        day = 2026-11-23
        """));
    assertThat(manifests.toml("x.toml")).isEqualTo(Map.of(
        "a", Map.of("b", 1L),
        "c", List.of(Map.of("d", List.of("x", 2.5, true)), Map.of("day", "2026-11-23"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "a = |it is not valid TOML", "[a|it is not valid TOML",
    "a = 1~a = 2|it is not valid TOML"})
  void saysWhyTomlIsNone(String text, String why) {
    assertThat(reason("x.toml", text.replace('~', '\n'))).startsWith(why).contains("line");
  }

  @Test
  void refusesWhatNestsTooDeeply() {
    assertThat(reason("x.toml", "a = " + "[".repeat(5000))).contains("nests deeper");
    assertThat(reason("x.toml", "a" + ".a".repeat(5000) + " = 1")).contains("nests deeper");
    assertThat(reason("x.toml", "[a" + ".\"b\"".repeat(5000) + "]")).contains("nests deeper");
    assertThat(reason("x.json", "{\"a\":".repeat(5000))).contains("nests too deeply");
    assertThat(reason("x.xml", "<a>".repeat(5000))).contains("levels");
  }

  @Test
  void readsXmlWithoutNamespaces() {
    Manifests manifests = of(Map.of("x.xml", """
        <?xml version="1.0"?>
        <m:a xmlns:m="urn:x" m:k="v"><!-- no --><b> one <![CDATA[<two>]]></b><b>&lt;3&#52;</b></m:a>
        """));
    XmlElement root = manifests.xml("x.xml");
    assertThat(root.name()).isEqualTo("a");
    assertThat(root.attribute("k")).isEqualTo("v");
    assertThat(root.children("b")).extracting(XmlElement::text)
        .containsExactly("one <two>", "<34");
    assertThat(root.textOf("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
    "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"})
  void refusesDocumentTypesOfXml(String text) {
    assertThat(reason("x.xml", text)).isEqualTo("it has a document type");
  }

  @Test
  void refusesWhatIsTooLargeAndReadsEachFileOnce() {
    assertThat(reason("x.json", " ".repeat(Manifests.MAX_CHARS + 1))).contains("is larger than");
    List<String> asked = new ArrayList<>();
    var manifests = new Manifests(SourceTree.of(List.of("a.json")), path -> {
      asked.add(path);
      return Optional.of("{}");
    });
    manifests.json("a.json");
    manifests.json("a.json");
    manifests.text("a.json");
    manifests.json("not-in-the-tree.json");
    assertThat(asked).containsExactly("a.json");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "null", value = {
    "a/b, ./c, a/b/c", "a/b, ../c, a/c", "a, ../../c, null", "'', .., null", "a, '', a",
    "'', a//b/./c, a/b/c", "a, /etc, null", "a, ..\\b, b"})
  void resolvesPathsWithinTheTree(String folder, String relative, String expected) {
    assertThat(TreePaths.resolve(folder, relative)).isEqualTo(expected);
  }

  @Test
  void knowsFilesAndFoldersOfATree() {
    SourceTree tree = SourceTree.of(List.of("b/c/x.h", "a.h", "b/x.h", "b/c/d/x.h"));
    assertThat(tree.folders()).containsExactly("", "b", "b/c", "b/c/d");
    assertThat(tree.filesIn("b")).containsExactly("b/x.h");
    assertThat(tree.foldersIn("b")).containsExactly("b/c");
    assertThat(tree.endingWith("c/x.h")).containsExactly("b/c/x.h");
    assertThat(tree.named("x.h")).containsExactly("b/c/d/x.h", "b/c/x.h", "b/x.h");
    assertThat(SourceTree.nearest("b/c/y.c", tree.named("x.h"))).isEqualTo("b/c/x.h");
    assertThat(tree.hasFolder("b/c")).isTrue();
    assertThat(tree.hasFolder("b/")).isFalse();
  }
}
