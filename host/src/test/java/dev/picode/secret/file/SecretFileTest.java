package dev.picode.secret.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.secret.SecretValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
  private static final String VALUE = "zq-9f3b1c7e5a2d4860";
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir
  private Path temp;

  private Path path() {
    return temp.resolve("secrets/secrets.enc");
  }

  private Path keyFile() {
    return temp.resolve("key");
  }

  private SecretFile keyed() {
    return file(keyFile(), Passphrases.NOBODY);
  }

  private SecretFile file(@Nullable Path keyFile, Passphrases person) {
    return new SecretFile(path(), keyFile, person, new UnlockedKeys());
  }

  @Test
  void givesBackWhatWasKept() {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    keyed().keep(SecretValue.of("B_KEY", "ünïcödé \"and\" \\"));
    assertThat(keyed().names()).containsExactly("A_KEY", "B_KEY");
    assertThat(value(keyed(), "A_KEY")).isEqualTo(VALUE);
    assertThat(value(keyed(), "B_KEY")).isEqualTo("ünïcödé \"and\" \\");
    assertThat(keyed().find("C_KEY")).isEmpty();
    assertThat(keyed().forget("A_KEY")).isTrue();
    assertThat(keyed().forget("A_KEY")).isFalse();
    assertThat(keyed().names()).containsExactly("B_KEY");
  }

  @Test
  void asksOnceForThePassphraseAndNotForWhatIsNotThere() {
    var chosen = new TypedPassphrases(PASSPHRASE);
    file(null, chosen).keep(SecretValue.of("A_KEY", VALUE));
    var typed = new TypedPassphrases(PASSPHRASE);
    SecretFile file = file(null, typed);
    assertThat(file.has("A_KEY")).isTrue();
    assertThat(file.find("B_KEY")).isEmpty();
    assertThat(file.forget("B_KEY")).isFalse();
    assertThat(typed.asked()).isZero();
    assertThat(value(file, "A_KEY")).isEqualTo(VALUE);
    file.keep(SecretValue.of("B_KEY", "another-value"));
    assertThat(value(file, "B_KEY")).isEqualTo("another-value");
    assertThat(typed.asked()).isOne();
    assertThat(chosen.asked()).isOne();
  }

  @Test
  void refusesAWrongPassphraseThreeTimesAndTakesTheThird() {
    file(null, new TypedPassphrases(PASSPHRASE)).keep(SecretValue.of("A_KEY", VALUE));
    assertProblem("secret-passphrase-wrong",
        () -> file(null, new TypedPassphrases("wrong-one", "wrong-two", "wrong-three", PASSPHRASE))
            .find("A_KEY"));
    assertThat(value(file(null, new TypedPassphrases("wrong-one", "wrong-two", PASSPHRASE)),
        "A_KEY")).isEqualTo(VALUE);
    assertProblem("secret-store-locked",
        () -> file(null, Passphrases.NOBODY).find("A_KEY"));
    assertProblem("secret-store-locked",
        () -> file(null, Passphrases.NOBODY).keep(SecretValue.of("B_KEY", VALUE)));
  }

  @Test
  void isOpenedByTheSamePassphraseHoweverItIsTyped() {
    file(null, new TypedPassphrases("Z\u00fcrich-Lake")).keep(SecretValue.of("A_KEY", VALUE));
    assertThat(value(file(null, new TypedPassphrases("Zu\u0308rich-Lake")), "A_KEY"))
        .isEqualTo(VALUE);
  }

  @Test
  void neverSealsTwiceAlike() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    String first = Files.readString(path());
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    String second = Files.readString(path());
    for (String member : List.of("salt", "nonce", "check")) {
      assertThat(member(first, member)).isNotEqualTo(member(second, member));
    }
    assertThat(first.length()).as("a longer value does not show")
        .isEqualTo(second.length());
  }

  @Test
  void writesTheValueNowhereAndGivesNobodyElseRights() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    try (var files = Files.walk(temp)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(each, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(VALUE)
            .doesNotContain(Base64.getEncoder()
                .withoutPadding()
                .encodeToString(VALUE.getBytes(
                    StandardCharsets.UTF_8))
                .substring(0, 20));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())))
        .isEqualTo("rwx------");
  }

  /// Every byte of the file, changed in every bit that leaves it text: nothing is given back then.
  @Test
  void noticesEveryChangedByte() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    byte[] good = Files.readAllBytes(path());
    var random = new Random(7);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << random.nextInt(7));
      Files.write(path(), bad);
      assertRefused(i);
    }
    for (int length : List.of(0, 1, 20, good.length / 2, good.length - 2, good.length - 1)) {
      Files.write(path(), Arrays.copyOf(good, length));
      assertRefused(length);
    }
    Files.write(path(), (new String(good, StandardCharsets.UTF_8) + "\n").getBytes(
        StandardCharsets.UTF_8));
    assertRefused(good.length);
    Files.write(path(), good);
    assertThat(value(keyed(), "A_KEY")).isEqualTo(VALUE);
  }

  private void assertRefused(int where) {
    try {
      assertThat(keyed().find("A_KEY").map(SecretValue::reveal))
          .as("with byte %d changed, the name may be gone but no value is given", where)
          .isEmpty();
    } catch (PiCodeException e) {
      assertThat(e.problem().code()).isIn("secret-store-damaged", "secret-passphrase-wrong",
          "secret-store-locked");
    }
  }

  @Test
  void followsNoRecipeThatIsWeakOrBringsTheProcessDown() throws IOException {
    file(null, new TypedPassphrases(PASSPHRASE)).keep(SecretValue.of("A_KEY", VALUE));
    String good = Files.readString(path());
    for (String bad : List.of("\"memoryKib\":8", "\"memoryKib\":2147483647",
        "\"memoryKib\":-1", "\"memoryKib\":\"65536\"")) {
      Files.writeString(path(), good.replace("\"memoryKib\":65536", bad));
      var person = new TypedPassphrases(PASSPHRASE);
      assertProblem("secret-store-damaged", () -> file(null, person).find("A_KEY"));
      assertThat(person.asked()).isZero();
    }
    Files.writeString(path(), good.replace("picode-secrets 1", "picode-secrets 2"));
    assertProblem("secret-store-damaged",
        () -> file(null, new TypedPassphrases(PASSPHRASE)).find("A_KEY"));
  }

  @Test
  void neverWritesOverAFileThatItCannotOpen() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    String damaged = Files.readString(path()).replace("A_KEY", "B_KEY");
    Files.writeString(path(), damaged);
    assertProblem("secret-store-damaged", () -> keyed().keep(SecretValue.of("C_KEY", VALUE)));
    assertProblem("secret-store-damaged", () -> keyed().forget("B_KEY"));
    assertThat(Files.readString(path())).isEqualTo(damaged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx", "rw-----w-",
    "r----x---"})
  void refusesAKeyFileThatOthersHaveRightsTo(String rights) throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString(rights));
    assertProblem("secret-key-file-unsafe", () -> keyed().find("A_KEY"));
    assertProblem("secret-key-file-unsafe", () -> keyed().keep(SecretValue.of("B_KEY", VALUE)));
    assertThat(keyed().trial().orElseThrow()).contains("others than its owner");
  }

  @Test
  void refusesAKeyFileThatALinkLeadsToWhereOthersMayReadIt() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    Path real = temp.resolve("real");
    Files.move(keyFile(), real);
    Files.createSymbolicLink(keyFile(), real);
    assertThat(value(keyed(), "A_KEY")).isEqualTo(VALUE);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    assertProblem("secret-key-file-unsafe", () -> keyed().find("A_KEY"));
  }

  @Test
  void saysWhatIsWrongWithAKeyFile() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    byte[] key = Files.readAllBytes(keyFile());
    Files.delete(keyFile());
    assertProblem("secret-key-file-unusable", () -> keyed().find("A_KEY"));
    assertProblem("secret-key-file-unusable", () -> keyed().keep(SecretValue.of("B_KEY", VALUE)));
    assertThat(keyFile()).as("none is made that would not open the file").doesNotExist();
    assertProblem("secret-store-locked", () -> file(null, Passphrases.NOBODY).find("A_KEY"));
    ownerOnly("short");
    assertProblem("secret-key-file-unusable", () -> keyed().find("A_KEY"));
    ownerOnly("x".repeat(5_000));
    assertProblem("secret-key-file-unusable", () -> keyed().find("A_KEY"));
    ownerOnly("y".repeat(40));
    assertProblem("secret-passphrase-wrong", () -> keyed().find("A_KEY"));
    Files.write(keyFile(), key);
    assertThat(value(keyed(), "A_KEY")).isEqualTo(VALUE);
  }

  private void ownerOnly(String text) throws IOException {
    Files.writeString(keyFile(), text);
    Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void changesFromAPassphraseToAKeyFileWithTheNextWrite() {
    file(null, new TypedPassphrases(PASSPHRASE)).keep(SecretValue.of("A_KEY", VALUE));
    file(keyFile(), new TypedPassphrases(PASSPHRASE)).keep(SecretValue.of("B_KEY", "other-value"));
    assertThat(value(keyed(), "A_KEY")).isEqualTo(VALUE);
  }

  @Test
  void losesNothingWhereManyKeepAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      var work = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 24; i++) {
        String name = "KEY_" + i;
        work.add(() -> {
          keyed().keep(SecretValue.of(name, "value-of-" + name));
          return true;
        });
      }
      for (Future<Boolean> each : threads.invokeAll(work)) {
        assertThat(each.get()).isTrue();
      }
    }
    SecretFile file = keyed();
    assertThat(file.names()).hasSize(24)
        .allSatisfy(name -> assertThat(value(file, name)).isEqualTo("value-of-" + name));
  }

  @Test
  void ignoresWhatAWriterThatWasKilledLeft() throws IOException {
    keyed().keep(SecretValue.of("A_KEY", VALUE));
    Files.writeString(path().resolveSibling("secrets.enc.new"), "picode-secrets 1\n{\"ke");
    assertThat(value(keyed(), "A_KEY")).isEqualTo(VALUE);
    keyed().keep(SecretValue.of("B_KEY", VALUE));
    assertThat(keyed().names()).containsExactly("A_KEY", "B_KEY");
    assertThat(path().resolveSibling("secrets.enc.new")).doesNotExist();
  }

  @Test
  void saysNothingInItsTexts() {
    var keys = new UnlockedKeys();
    keys.passphrase(Passphrase.of(PASSPHRASE));
    KeyRecipe recipe = KeyRecipe.fresh(true);
    KeyRecipe.Made made = recipe.make(VALUE.repeat(3).getBytes(StandardCharsets.UTF_8));
    assertThat(keys + " " + Passphrase.of(PASSPHRASE) + " " + made + " " + made.key())
        .doesNotContain(PASSPHRASE)
        .doesNotContain(made.key().text());
  }

  private static String value(SecretFile file, String name) {
    return file.find(name).orElseThrow().reveal();
  }

  private static String member(String text, String name) {
    return text.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  private static void assertProblem(String code, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
