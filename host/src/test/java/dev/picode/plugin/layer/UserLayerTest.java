package dev.picode.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserLayerTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  private Path temp;

  private final List<String> notices = new ArrayList<>();

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void hasNothingWhereNothingIs() {
    assertThat(read()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void readsTheManifestsOfFoldersAndTheirFilesLater() throws IOException {
    extension("todo", "acme.todo", "");
    Extension extension = read().getFirst();
    assertThat(extension.id()).isEqualTo("acme.todo");
    assertThat(extension.origin()).isEqualTo(Extension.Origin.USER);
    write("extensions/todo/lib/late.js", "1");
    assertThat(extension.bundle().files()).containsOnlyKeys("main.js", "lib/late.js");
    assertThat(extension.grants().lines()).isEmpty();
  }

  @Test
  void refusesAManifestThatIsAnotherWhenItsFilesAreRead() throws IOException {
    extension("todo", "acme.todo", "");
    Extension extension = read().getFirst();
    extension("todo", "acme.todo", ", \"permissions\": { \"run\": [\"sh\"] }");
    assertThatThrownBy(extension::bundle).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().message())
            .isEqualTo("the manifest of `extensions/todo` changed while it was read"));
  }

  @Test
  void leavesOutWhatIsWrongAndOnlyThat() throws IOException {
    extension("good", "acme.good", "");
    extension("half", "acme.half", ", \"contributes\": { \"hooks\":\n"
        + " [{ \"event\": \"pre-comit\" }, { \"event\": \"stop\" }] }");
    write("extensions/bad/picode.json", "{}");
    write("extensions/empty/readme.txt", "");
    write("extensions/.half-installed/picode.json", "{}");
    assertThat(read()).extracting(Extension::id).containsExactly("acme.good", "acme.half");
    assertThat(read().getLast().manifest().contributes().handlers())
        .containsExactly(Handler.hook("stop"));
    assertThat(notices).startsWith(
        "the extension `extensions/bad` is left out: `api` is not 1",
        "the extension `extensions/empty` is left out: `extensions/empty` is not an extension: it"
            + " has no `picode.json`",
        "a contribution of `extensions/half` is left out: `contributes.hooks[0].event` is not an"
            + " event: there is no `pre-comit` (extensions/half/picode.json:3:14); did you mean"
            + " `pre-commit`?");
  }

  @Test
  void learnsWhatASingleScriptContributesAndRemembersIt() throws IOException {
    write("commands/todo.js", """
        import { command } from '@picode/sdk';
        command('todo', { description: 'Lists them', args: { path: { type: 'path', description: 'Where',
          positional: true } }, permissions: { write: ['out.txt'] }, reasons: { write: 'to save' } },
          async (args, ctx) => {});
        """);
    Extension extension = read().getFirst();
    assertThat(notices).isEmpty();
    assertThat(extension.id()).isEqualTo("user.commands.todo");
    assertThat(extension.manifest().contributes().commands().getFirst().description())
        .isEqualTo("Lists them");
    assertThat(extension.manifest().permissions().allows(new Capability.Write("out.txt"))).isTrue();
    assertThat(extension.grants().allows(new Capability.Write("out.txt"))).isFalse();
    assertThat(extension.grants().allows(new Capability.Read("any/file"))).isTrue();
    Path cache = temp.resolve("cache");
    Learner never = (bundle, hash) -> new CachedLearner(cache, () -> {
      throw new AssertionError("it is learned already");
    }).registrations(bundle, hash);
    assertThat(read(never)).hasSize(1);
    Files.delete(cache.resolve("index"));
    assertThat(read(never)).hasSize(1);
  }

  @Test
  void readsOnlyWhatHasWhatIsAskedForWhereTheIndexKnows() throws IOException {
    extension("one", "acme.one", ", \"contributes\": { \"hooks\": [{ \"event\": \"stop\" }] }");
    extension("two", "acme.two", "");
    read();
    // The index is believed where time and size are the same.
    Path manifest = temp.resolve("config/extensions/two/picode.json");
    var time = Files.getLastModifiedTime(manifest);
    Files.writeString(manifest, "x".repeat((int) Files.size(manifest)));
    Files.setLastModifiedTime(manifest, time);
    var extensions = new Extensions(List.of(layer(new CachedLearner(temp.resolve("cache"),
        () -> SANDBOX))), notices::add);
    assertThat(extensions.contributing(handler -> handler.kind().equals("hook")))
        .extracting(Extension::id)
        .containsExactly("acme.one");
    assertThat(notices).isEmpty();
    assertThat(extensions.all()).extracting(Extension::id).containsExactly("acme.one");
    assertThat(notices).hasSize(1);
    Files.writeString(manifest, "{}");
    assertThat(read()).hasSize(1);
    assertThat(notices).hasSize(2);
    Files.writeString(temp.resolve("cache/index"), "picode extensions 1\nno\nline\t1\t2\n");
    assertThat(read()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "commands/a.js|command('b', {}, () => {})|it has to register `command(\"a\")` and nothing else",
    "commands/a.js|command('a', () => {}); command('b', () => {})"
        + "|it has to register `command(\"a\")` and nothing else",
    "commands/a.js|hook('stop', () => {})|it has to register `command(\"a\")` and nothing else",
    "commands/A.js|command('A', () => {})|`A` is not lower-case letters, digits and hyphens",
    "hooks/pre-comit/a.js|hook('pre-comit', () => {})|there is no event `pre-comit`",
    "hooks/stop/a.js|hook('stop', { priority: 'high' }, () => {})"
        + "|`contributes.hooks[0].priority` is not a whole number (a.js)",
    "commands/a.js|command('a', { permisions: {} }, () => {})"
        + "|`contributes.commands[0].permisions` is not known (a.js)",
    "commands/a.js|throw new Error('no')|Error: no (a.js:2:7)",
    "commands/a.js|ctx.files|ReferenceError: ctx is not defined (a.js:2:1)"})
  void saysWhyASingleScriptIsLeftOut(String path, String code, String why) throws IOException {
    write(path, "import { command, hook } from '@picode/sdk';\n" + code);
    assertThat(read()).isEmpty();
    assertThat(notices).containsExactly("the script `" + path + "` is left out: " + why);
  }

  private List<Extension> read() {
    return read(new CachedLearner(temp.resolve("cache"), () -> SANDBOX));
  }

  private List<Extension> read(Learner learner) {
    return layer(learner).list(notices::add).stream().map(each -> each.extension().get()).toList();
  }

  private UserLayer layer(Learner learner) {
    return new UserLayer(temp.resolve("config"), temp.resolve("cache/index"),
        FolderExtension.Accepting.NOTHING, learner);
  }

  private void extension(String folder, String id, String more) throws IOException {
    write("extensions/" + folder + "/picode.json", "{ \"id\": \"" + id + "\", \"version\": \"1\","
        + " \"api\": 1, \"language\": \"js\",\n \"main\": \"main.js\", \"description\": \"d\""
        + more + " }");
    write("extensions/" + folder + "/main.js", "1");
  }

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve("config").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
