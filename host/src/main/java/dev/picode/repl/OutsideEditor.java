package dev.picode.repl;

import dev.picode.file.OwnerOnly;
import dev.picode.problem.PiCodeException;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessService;
import dev.picode.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The person's own editor, for what they are typing. Stateless.
///
/// @param session the session
record OutsideEditor(Session session) {
  /// Lets the person edit a text; empty where they could not, or the editor did not end well.
  Optional<String> edit(String text) {
    Map<String, String> environment = session.place().environment();
    try {
      Path file = Files.createTempFile("picode-", ".txt", OwnerOnly.file(Path.of("")));
      try (var processes = new ProcessService(environment)) {
        Files.writeString(file, text);
        var shell = new Programs(session.workspace(), environment).find("sh");
        int code = processes.attach(new ProcessRequest(shell,
            List.of("-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", file.toString()),
            session.place().folder(), environment, ""), true);
        return code == 0 ? Optional.of(Files.readString(file).stripTrailing()) : Optional.empty();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      session.screen().notice("picode: the editor cannot be used: " + e.getMessage());
    } catch (PiCodeException e) {
      session.screen().problem(e.problem());
    }
    return Optional.empty();
  }
}
