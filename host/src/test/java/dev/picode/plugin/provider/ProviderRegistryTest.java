package dev.picode.plugin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.PiCodeException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProviderRegistryTest {
  private final ProviderRegistry registry = new ProviderRegistry(new Extensions(List.of(
      _ -> Stream.of(extension("acme.one"), extension("acme.two")).map(Listed::of).toList()),
      _ -> {}));

  @Test
  void givesANameToTheFirstThatHasIt() {
    assertThat(registry.find("acme").extension().id()).isEqualTo("acme.one");
    assertThat(registry.find("acme.two:acme").extension().id()).isEqualTo("acme.two");
    assertThat(registry.providers()).containsOnlyKeys("acme", "acme.two:acme");
    assertThat(registry.clashes()).containsExactly("the provider `acme` of `acme.two` can only be"
        + " called `acme.two:acme`: another one has its name");
  }

  @Test
  void namesTheNearest() {
    assertThat(catchThrowableOfType(PiCodeException.class, () -> registry.find("acm")).problem()
        .hint()).isEqualTo("did you mean `acme`?");
    assertThat(catchThrowableOfType(PiCodeException.class, () -> registry.find("xyzzy")).problem()
        .hint()).isEqualTo("`picode provider list` lists the providers");
  }

  @Test
  void knowsWhatAProviderNeedsBeforeItsScriptIsRead() {
    Manifest manifest = registry.find("acme").extension().manifest();
    assertThat(manifest.permissions().lines()).containsExactly("\"net\": [\"api.acme.com\"]",
        "\"secrets\": [\"ACME_API_KEY@api.acme.com\"]");
  }

  private static Extension extension(String id) {
    Manifest manifest = ManifestReader.read("{ \"id\": \"" + id + "\", \"version\": \"1\","
        + " \"api\": 1, \"language\": \"js\", \"main\": \"m.js\", \"description\": \"d\","
        + " \"contributes\": { \"providers\": [{ \"name\": \"acme\", \"hosts\": [\"api.acme.com\"],"
        + " \"secret\": \"ACME_API_KEY\" }] } }", "picode.json");
    return new Extension(manifest, Extension.Origin.USER, id, () -> {
      throw new AssertionError("its files are not needed");
    });
  }
}
