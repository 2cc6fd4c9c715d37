package dev.picode.context.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.index.Definition;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.git.GitUser;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshIndexTest {
  @TempDir
  private Path temp;

  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  @Test
  void takesChangesIntoTheIndexSoonAfterTheyAreMade() throws IOException, InterruptedException {
    Path root = Files.createDirectory(temp.toRealPath().resolve("work"));
    Files.writeString(root.resolve("A.java"), "class Old {}");
    Workspace workspace = Workspace.of(root);
    var options = new ScanOptions(1 << 20, 1_000, GitUser.of(temp.resolve("home")));
    // The store is in the workspace: what it writes must not be taken for a change.
    var kept = new IndexSetup(root.resolve("cache"), options, new TreeSitterSymbols(), 1);
    var setup = new WatchSetup(workspace, options, kept.cache(), Duration.ofMillis(50));
    BlockingQueue<SortedSet<String>> heard = new LinkedBlockingQueue<>();
    try (var index = new WorkspaceIndex(workspace, kept, notices::add);
        var fresh = FreshIndex.start(setup, index, heard::add, notices::add)) {
      index.update(ProgressListener.NONE);
      assertThat(fresh.mode()).isEqualTo(TreeWatch.Mode.EVENTS);
      Files.writeString(root.resolve("A.java"), "class New {}");
      assertThat(heard.poll(60, TimeUnit.SECONDS)).containsExactly("A.java");
      assertThat(index.current().definitions("Old")).isEmpty();
      assertThat(index.current().definitions("New")).extracting(Definition::path)
          .containsExactly("A.java");
      Files.createDirectories(root.resolve("b/c"));
      Files.writeString(root.resolve("b/c/d.py"), "def later():\n  pass\n");
      while (index.current().definitions("later").isEmpty()) {
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isNotNull();
      }
      Files.delete(root.resolve("A.java"));
      while (!index.current().definitions("New").isEmpty()) {
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
    assertThat(notices).isEmpty();
  }
}
