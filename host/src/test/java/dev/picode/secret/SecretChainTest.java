package dev.picode.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.config.SecretStorage;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecretChainTest {
  private final MemoryStore keyring = new MemoryStore(SecretPlace.KEYRING);
  private final MemoryStore file = new MemoryStore(SecretPlace.FILE);
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> notices = new ArrayList<>();

  private SecretChain chain(SecretStorage storage) {
    return new SecretChain(storage, () -> keyring, Secrets.ofEnvironment(environment), () -> file,
        notices::add);
  }

  @Test
  void asksTheKeyringThenTheEnvironmentThenTheFile() {
    SecretChain chain = chain(SecretStorage.AUTO);
    file.values.put("A_KEY", "from-the-file");
    assertThat(value(chain)).isEqualTo("from-the-file");
    environment.put("A_KEY", "from-the-environment");
    assertThat(value(chain)).isEqualTo("from-the-environment");
    keyring.values.put("A_KEY", "from-the-keyring");
    assertThat(value(chain)).isEqualTo("from-the-keyring");
    assertThat(chain.places("A_KEY")).containsExactly(SecretPlace.KEYRING, SecretPlace.ENVIRONMENT,
        SecretPlace.FILE);
    assertThat(notices).isEmpty();
  }

  @Test
  void opensNoStoreThatDoesNotHoldIt() {
    environment.put("A_KEY", "from-the-environment");
    keyring.broken = "it is broken";
    file.broken = "it is broken too";
    assertThat(value(chain(SecretStorage.AUTO))).isEqualTo("from-the-environment");
    assertThat(chain(SecretStorage.AUTO).find("B_KEY")).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void fallsBackWithANoticeThatSaysWhyOnce() {
    keyring.values.put("A_KEY", "from-the-keyring");
    keyring.broken = "the keyring is locked";
    environment.put("A_KEY", "from-the-environment");
    SecretChain chain = chain(SecretStorage.AUTO);
    assertThat(value(chain)).isEqualTo("from-the-environment");
    assertThat(value(chain)).isEqualTo("from-the-environment");
    assertThat(notices)
        .containsExactly("the keyring is locked; the environment is asked instead");
  }

  @Test
  void saysWhyWhereTheOnlyPlaceFails() {
    keyring.values.put("A_KEY", "from-the-keyring");
    keyring.broken = "the keyring is locked";
    assertThatThrownBy(() -> chain(SecretStorage.AUTO).find("A_KEY"))
        .isInstanceOf(PiCodeException.class)
        .hasMessage("the keyring is locked");
    assertThat(notices).isEmpty();
  }

  @Test
  void keepsInTheFileWhereTheKeyringFailsAndInNothingElseThatIsNotAsked() {
    SecretValue secret = SecretValue.of("A_KEY", "the-value");
    assertThat(chain(SecretStorage.AUTO).keep(secret)).isEqualTo(SecretPlace.KEYRING);
    assertThat(chain(SecretStorage.FILE).keep(secret)).isEqualTo(SecretPlace.FILE);
    keyring.broken = "the keyring is locked";
    assertThat(chain(SecretStorage.AUTO).keep(secret)).isEqualTo(SecretPlace.FILE);
    assertThat(notices)
        .containsExactly("the keyring is locked; the encrypted file is used instead");
    assertThatThrownBy(() -> chain(SecretStorage.KEYRING).keep(secret))
        .hasMessage("the keyring is locked");
    assertThatThrownBy(() -> chain(SecretStorage.ENVIRONMENT).keep(secret))
        .hasMessageContaining("keeps no secret itself");
  }

  @Test
  void leavesNoOldValueBehind() {
    file.values.put("A_KEY", "the-old-one");
    chain(SecretStorage.AUTO).keep(SecretValue.of("A_KEY", "the-new-one"));
    assertThat(file.values).isEmpty();
    file.values.put("A_KEY", "the-old-one");
    assertThat(chain(SecretStorage.AUTO).forget("A_KEY"))
        .containsExactly(SecretPlace.KEYRING, SecretPlace.FILE);
    assertThat(chain(SecretStorage.AUTO).forget("A_KEY")).isEmpty();
    assertThat(keyring.values).isEmpty();
  }

  @Test
  void looksNowhereThatTheSettingExcludes() {
    keyring.values.put("A_KEY", "from-the-keyring");
    file.values.put("A_KEY", "from-the-file");
    assertThat(value(chain(SecretStorage.KEYRING))).isEqualTo("from-the-keyring");
    assertThat(value(chain(SecretStorage.FILE))).isEqualTo("from-the-file");
    assertThat(chain(SecretStorage.ENVIRONMENT).find("A_KEY")).isEmpty();
    assertThat(chain(SecretStorage.ENVIRONMENT).kept()).isEmpty();
    assertThat(chain(SecretStorage.AUTO).kept()).hasSize(1);
  }

  @Test
  void doesNotTakeWhatIsNoSecret() {
    for (String bad : List.of("", "  ", "short", "two\nlines-of-it", "nul\0inside", "esc\u001bape",
        "x".repeat(2_000))) {
      assertThatThrownBy(() -> SecretValue.typed("A_KEY", bad)).isInstanceOf(PiCodeException.class)
          .message()
          .doesNotContain(bad.length() > 5 ? bad : "\0");
    }
    assertThat(SecretValue.typed("A_KEY", " padded-value\r\n").reveal()).isEqualTo("padded-value");
  }

  @Test
  void repeatsNoNameThatMayBeAKey() {
    for (String bad : List.of("sk-ant-api03-abcdefghijklmnop", "sk-proj-0123456789abcdef", "a b",
        "ghp_0123456789abcdefghijklmn", "AIzaSyD-0123456789abcdefghijklmn", "")) {
      for (Runnable act : List.<Runnable>of(() -> SecretName.checked(bad),
          () -> SecretName.provider(bad))) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().message() + e.problem().hint())
                .doesNotContain(bad.isEmpty() ? "\0" : bad));
      }
    }
    assertThat(SecretName.provider("openai-compatible")).isEqualTo("openai-compatible");
    assertThat(SecretName.checked("ACME_API_KEY")).isEqualTo("ACME_API_KEY");
  }

  private static String value(SecretChain chain) {
    return chain.find("A_KEY").orElseThrow().reveal();
  }

  /// A store that can be broken. Confined to one thread.
  private static final class MemoryStore implements SecretStore {
    private final SecretPlace place;
    private final SortedMap<String, String> values = new TreeMap<>();
    private @Nullable String broken;

    MemoryStore(SecretPlace place) {
      this.place = place;
    }

    @Override
    public SecretPlace place() {
      return place;
    }

    @Override
    public SortedSet<String> names() {
      return new TreeSet<>(values.keySet());
    }

    @Override
    public Optional<SecretValue> find(String name) {
      open();
      return Optional.ofNullable(values.get(name)).map(value -> SecretValue.of(name, value));
    }

    @Override
    public void keep(SecretValue secret) {
      open();
      values.put(secret.name(), secret.reveal());
    }

    @Override
    public boolean forget(String name) {
      open();
      return values.remove(name) != null;
    }

    @Override
    public Optional<String> trial() {
      return Optional.ofNullable(broken);
    }

    private void open() {
      if (broken != null) {
        throw Problem.of("broken", ProblemKind.EXTERNAL, broken).toException();
      }
    }
  }
}
