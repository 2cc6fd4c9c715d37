package dev.picode.context.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.context.watch.FileChanges.Change;
import dev.picode.context.watch.FileChanges.Kind;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {
  @TempDir
  private Path temp;

  @Test
  void tellsWhatIsNewOtherAndGone() throws IOException, InterruptedException {
    Path work = temp.resolve("work");
    Files.createDirectories(work.resolve("src"));
    Files.writeString(work.resolve("src/a.js"), "a()");
    Files.writeString(work.resolve("src/b.js"), "b()");
    Files.writeString(work.resolve("c.js"), "c()");
    var setup = IndexSetup.of(temp.resolve("cache"), ScanOptions.defaults(),
        new TreeSitterSymbols());
    try (var index = new WorkspaceIndex(Workspace.of(work), setup, _ -> {})) {
      index.update(ProgressListener.NONE);
      var changes = new FileChanges(index.current());
      assertThat(changes.since(new TreeSet<>(Set.of("")), index.current())).isEmpty();
      Files.writeString(work.resolve("src/a.js"), "a(1)");
      Files.writeString(work.resolve("src/b.js"), "b()");
      Files.writeString(work.resolve("src/d.js"), "d()");
      Files.delete(work.resolve("c.js"));
      index.update(ProgressListener.NONE);
      assertThat(changes.since(new TreeSet<>(Set.of("src", "c.js")), index.current()))
          .containsExactly(new Change("c.js", Kind.DELETED), new Change("src/a.js", Kind.MODIFIED),
              new Change("src/d.js", Kind.CREATED));
      assertThat(changes.since(new TreeSet<>(Set.of("")), index.current())).isEmpty();
    }
  }
}
