package dev.picode.context.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.rank.Task;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the engine keeps in the caches, and that its answers do not depend on them.
class EngineCachesTest {
  private static final Task TASK = Task.of("count the prices of the cart");

  @TempDir
  private Path temp;

  private final PressedHeap heap = new PressedHeap();
  private final ContextCaches caches = new ContextCaches(1 << 20, 1 << 20, 1 << 20, heap);
  private Path tree = Path.of("");

  @BeforeEach
  void make() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
    for (int i = 0; i < 12; i++) {
      Files.writeString(tree.resolve("Part" + i + ".java"), """
          class Part%d { int price() { return new Part%d().price(); } }
          """.formatted(i, (i + 1) % 12));
    }
    Files.writeString(tree.resolve("Cart.java"), "class Cart { Part0 part; int prices; }\n");
  }

  private ContextEngine engine(@Nullable Supplier<ContextCaches> used) {
    Workspace workspace = Workspace.of(tree);
    var setup = IndexSetup.of(temp.resolve("cache"), ScanOptions.defaults(),
        new TreeSitterSymbols());
    return new ContextEngine(workspace, new WorkspaceIndex(workspace, setup, _ -> {}, used),
        ProgressListener.NONE, used);
  }

  private String answers(@Nullable Supplier<ContextCaches> used) throws InterruptedException {
    try (var engine = engine(used)) {
      return engine.rank(TASK, 20) + engine.pack(TASK, _ -> true, 200).text()
          + engine.map(100) + engine.index().symbols("Cart.java");
    }
  }

  private CacheStatistics statistics(String name) {
    return caches.statistics()
        .stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void answersTheSameWithCachesAndWithout() throws Exception {
    String without = answers(null);
    assertThat(answers(() -> caches)).isEqualTo(without);
    assertThat(answers(() -> caches)).isEqualTo(without);
    for (String name : new String[] {"files", "analyses", "contexts"}) {
      assertThat(statistics(name).hits()).as(name).isPositive();
      assertThat(statistics(name).entries()).as(name).isPositive();
    }
  }

  @Test
  void seesChangesThatAnotherEngineTookIn() throws Exception {
    try (var engine = engine(null); var other = engine(null)) {
      engine.update();
      assertThat(engine.graph().imports().files()).doesNotContain("Late.java");
      assertThat(engine.map(4000).text()).doesNotContain("Late");
      Files.writeString(tree.resolve("Late.java"), "class Late { int late() { return 1; } }\n");
      Files.writeString(tree.resolve("User.java"), "class User { int x = new Late().late(); }\n");
      other.update();
      assertThat(engine.update().isChange()).isFalse();
      assertThat(engine.graph().imports().files()).contains("Late.java");
      assertThat(engine.map(4000).text()).contains("Late");
    }
  }

  @Test
  void seesChangesDespiteWhatItKept() throws Exception {
    answers(() -> caches);
    Files.writeString(tree.resolve("Cart.java"), "class Cart { Part7 other; int prices; }\n");
    String changed = answers(() -> caches);
    assertThat(changed).contains("other").isEqualTo(answers(null));
  }

  @Test
  void answersTheSameWhenMemoryIsShort() throws Exception {
    String before = answers(() -> caches);
    long limit = statistics("files").limit();
    heap.collected(0.81);
    for (CacheStatistics each : caches.statistics()) {
      assertThat(each.shrinks()).isEqualTo(1);
      assertThat(each.limit()).isLessThan(limit / 4);
    }
    assertThat(answers(() -> caches)).isEqualTo(before);
    heap.collected(0.3);
    assertThat(statistics("files").limit()).isEqualTo(limit);
  }
}
