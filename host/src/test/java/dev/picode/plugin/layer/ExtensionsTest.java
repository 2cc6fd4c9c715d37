package dev.picode.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.Extension;
import dev.picode.plugin.manifest.Contributions;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
  private final List<String> notices = new ArrayList<>();
  private int reads;

  @Test
  void readsALayerOnlyWhenTheOnesBeforeItDoNotHaveIt() {
    Extensions extensions = of(layer(extension("a.one", Extension.Origin.BUILTIN)),
        layer(extension("b.two", Extension.Origin.USER)));
    assertThat(reads).isZero();
    assertThat(extensions.find("a.one")).isPresent();
    assertThat(reads).isEqualTo(1);
    assertThat(extensions.find("b.two")).isPresent();
    assertThat(extensions.find("c.none")).isEmpty();
    assertThat(extensions.all()).extracting(Extension::id).containsExactly("a.one", "b.two");
    assertThat(reads).isEqualTo(2);
    extensions.reload();
    assertThat(extensions.find("a.one")).isPresent();
    assertThat(reads).isEqualTo(3);
  }

  @Test
  void leavesAnIdToTheFirstThatHasItAndSaysSo() {
    Extensions extensions = of(layer(extension("a.one", Extension.Origin.BUILTIN)),
        layer(extension("a.one", Extension.Origin.USER)));
    assertThat(extensions.all()).extracting(Extension::origin)
        .containsExactly(Extension.Origin.BUILTIN);
    assertThat(notices).containsExactly(
        "the extension in `USER a.one` is left out: `a.one` is that in `BUILTIN a.one`");
  }

  @Test
  void refusesAFolderThatWasAskedForAndWouldPassForAnother() {
    Extensions extensions = of(layer(extension("a.one", Extension.Origin.BUILTIN)),
        layer(extension("a.one", Extension.Origin.FOLDER)));
    assertThatThrownBy(extensions::all).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("extension-clash"));
  }

  private Extensions of(Extensions.Layer... layers) {
    return new Extensions(List.of(layers), notices::add);
  }

  private Extensions.Layer layer(Extension... extensions) {
    return _ -> {
      reads++;
      return Stream.of(extensions).map(Listed::of).toList();
    };
  }

  private static Extension extension(String id, Extension.Origin origin) {
    var manifest = new Manifest(id, "1", Language.JAVASCRIPT, "main.js", "Something",
        Contributions.NONE, Grants.NONE, Map.of(), 0);
    return new Extension(manifest, origin, origin + " " + id, () -> {
      throw new AssertionError("its files are not needed");
    });
  }
}
