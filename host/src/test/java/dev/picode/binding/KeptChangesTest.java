package dev.picode.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.checkpoint.Checkpoint;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptChangesTest {
  @TempDir
  Path temp;

  @Test
  void whatScriptsChangeCanBeTakenBack() throws IOException {
    Path root = Files.createDirectory(temp.toRealPath().resolve("w"));
    Checkpoints checkpoints = Checkpoints.of(Workspace.of(root), temp.resolve("data"),
        InstantSource.system());
    Files.writeString(root.resolve("a.txt"), "one");
    try (var script = new TestScript(root).granted("READ", "**")
        .granted("WRITE", "**")
        .keeping(checkpoints)) {
      script.call("files.write", Map.of("path", "a.txt", "text", "two"));
      script.call("files.edit", Map.of("path", "a.txt", "edits",
          List.of(Map.of("oldText", "two", "newText", "three"))));
      script.call("files.writeBytes", Map.of("path", "b.bin", "base64", "AP8="));
      script.call("files.remove", Map.of("path", "a.txt"));
    }
    assertThat(checkpoints.list()).extracting(Checkpoint::why)
        .containsExactly(
            "files.remove a.txt", "files.writeBytes b.bin", "files.edit a.txt",
            "files.write a.txt");
    checkpoints.undo(1);
    assertThat(root.resolve("a.txt")).hasContent("three");
    checkpoints.undo(3);
    assertThat(root.resolve("a.txt")).hasContent("one");
    assertThat(root.resolve("b.bin")).doesNotExist();
  }
}
