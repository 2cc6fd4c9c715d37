package dev.picode.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import dev.picode.llm.Usage;
import dev.picode.problem.PiCodeException;
import dev.picode.secret.Redactor;
import dev.picode.secret.SecretValue;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStoreTest {
  private static final InstantSource CLOCK = InstantSource
      .fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final String KEY = "sk-very-secret/key+1";

  @TempDir
  Path folder;

  private SessionStore store;

  @BeforeEach
  void open() throws IOException {
    Path work = Files.createDirectories(folder.resolve("work"));
    Redactor redactor = Redactor.of(List.of(SecretValue.of("ACME_API_KEY", KEY)));
    store = new SessionStore(folder.resolve("data"), Workspace.of(work), CLOCK, () -> redactor);
  }

  private static SessionEntry said(String typed) {
    return new SessionEntry.Said(Message.user(typed), typed, false);
  }

  private static SessionEntry calls(String... ids) {
    List<Part> calls = List.of(ids)
        .stream()
        .map(id -> (Part) new Part.ToolCall(id, "look", Map.of("n", 1L)))
        .toList();
    return SessionEntry.Said.whole(new Message(Role.ASSISTANT, calls));
  }

  private static SessionEntry result(String id, String text) {
    return new SessionEntry.Result(Part.ToolResult.of(id, text), "1 line");
  }

  private static String code(PiCodeException e) {
    return e.problem().code();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    String id;
    try (SessionLog log = store.create()) {
      id = log.id();
      log.append(said("hello  there"));
      log.append(calls("a", "b"));
      log.append(result("b", "two"));
      log.append(result("a", "one"));
      log.append(SessionEntry.Said.whole(Message.assistant("done")));
      log.append(new SessionEntry.Answered("acme/one", new Usage(1, 2, 3, 4, 0), 0.5));
      StoredSession stored = store.load(id);
      assertThat(stored.conversation().messages()).isEqualTo(log.conversation().messages());
      assertThat(stored.damaged()).isZero();
      assertThat(stored.cost()).isEqualTo(0.5);
      assertThat(stored.usage()).isEqualTo(new Usage(1, 2, 3, 4, 0));
      assertThat(log.conversation().messages().get(2).parts().getFirst())
          .isEqualTo(Part.ToolResult.of("a", "one"));
    }
    assertThat(store.list()).singleElement().satisfies(info -> {
      assertThat(info.header().id()).isEqualTo(id);
      assertThat(info.title()).isEqualTo("hello there");
      assertThat(info.prompts()).isEqualTo(1);
    });
    assertThat(store.latest()).contains(id);
  }

  @Test
  void aTornLineIsPassedOverAndNotWrittenOnto() throws IOException {
    String id;
    try (SessionLog log = store.create()) {
      id = log.id();
      log.append(said("hello"));
    }
    Files.writeString(store.path(id), "{\"type\":\"message\",\"mess", StandardOpenOption.APPEND);
    assertThat(store.load(id).damaged()).isEqualTo(1);
    try (SessionLog log = store.resume(id)) {
      assertThat(log.conversation().messages()).containsExactly(Message.user("hello"));
      log.append(SessionEntry.Said.whole(Message.assistant("hi")));
    }
    assertThat(store.load(id).damaged()).isZero();
    assertThat(store.load(id).conversation().messages()).hasSize(2);
  }

  @Test
  void aCallThatNeverEndedGetsAResult() {
    String id;
    try (SessionLog log = store.create()) {
      id = log.id();
      log.append(said("hello"));
      log.append(calls("a", "b"));
      log.append(result("b", "two"));
    }
    List<Message> messages = store.load(id).conversation().messages();
    assertThat(messages.getLast().parts()).containsExactly(
        Part.ToolResult.error("a", Conversation.NO_RESULT), Part.ToolResult.of("b", "two"));
  }

  @Test
  void secretsAreNotWritten() throws IOException {
    try (SessionLog log = store.create()) {
      log.append(said("my key is " + KEY));
      log.append(calls("a"));
      log.append(result("a", "ACME_API_KEY=" + KEY));
      assertThat(Files.readString(store.path(log.id()))).doesNotContain(KEY)
          .contains("[secret ACME_API_KEY]");
    }
  }

  @Test
  void onlyTheOwnerMayReadASession() throws IOException {
    try (SessionLog log = store.create()) {
      Path file = store.path(log.id());
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void oneWritesAtATime() {
    try (SessionLog log = store.create()) {
      assertThatThrownBy(() -> store.resume(log.id())).isInstanceOfSatisfying(
          PiCodeException.class, e -> assertThat(code(e)).isEqualTo("session-in-use"));
      assertThatThrownBy(() -> store.delete(log.id())).isInstanceOfSatisfying(
          PiCodeException.class, e -> assertThat(code(e)).isEqualTo("session-in-use"));
    }
  }

  @Test
  void aForkGoesItsOwnWay() {
    try (SessionLog log = store.create()) {
      log.append(said("hello"));
      try (SessionLog fork = store.fork(log.id())) {
        fork.append(SessionEntry.Said.whole(Message.assistant("hi")));
        assertThat(fork.header().forkedFrom()).isEqualTo(log.id());
        assertThat(store.load(fork.id()).conversation().messages()).hasSize(2);
        assertThat(store.load(log.id()).conversation().messages()).hasSize(1);
      }
    }
  }

  @Test
  void aNameIsASecondId() {
    String id;
    try (SessionLog log = store.create()) {
      id = log.id();
    }
    store.rename(id, "the parser");
    assertThat(store.find("the parser")).isEqualTo(id);
    assertThat(store.find(id.substring(0, 12))).isEqualTo(id);
    assertThat(store.delete("the parser")).isEqualTo(id);
    assertThat(store.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "../../etc/passwd", "20260101-000000-abcdef",
    "/etc/passwd"})
  void whatIsNoSessionIsNotFound(String named) {
    store.create().close();
    assertThatThrownBy(() -> store.load(named)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(code(e)).isEqualTo("unknown-session"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a\nb", "20260101-000000-abcdef"})
  void aBadNameIsRefused(String name) {
    SessionLog log = store.create();
    log.close();
    assertThatThrownBy(() -> store.rename(log.id(), name)).isInstanceOfSatisfying(
        PiCodeException.class, e -> assertThat(code(e)).isEqualTo("session-name-invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"session\",\"version\":2,\"id\":\"x\"}|session-too-new",
    "hello|session-damaged", "|session-damaged", "{}|session-damaged"})
  void aFileThatCannotBeUnderstoodIsSaid(String line) throws IOException {
    SessionLog log = store.create();
    log.close();
    int bar = line.lastIndexOf('|');
    Files.write(store.path(log.id()), (line.substring(0, bar) + "\n")
        .getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> store.load(log.id())).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(code(e)).isEqualTo(line.substring(bar + 1)));
  }

  @Test
  void aCompactedConversationIsReadAsOne() {
    try (SessionLog log = store.create()) {
      log.append(said("one"));
      log.append(SessionEntry.Said.whole(Message.assistant("two")));
      log.append(said("three"));
      log.append(new SessionEntry.Compacted("SUM", 1, 100, 10));
      assertThat(log.conversation().messages()).hasSize(1);
      assertThat(log.conversation().messages().getFirst().text()).contains("SUM")
          .endsWith("three");
      assertThat(store.load(log.id()).conversation().messages())
          .isEqualTo(log.conversation().messages());
    }
  }

  @Test
  void anExportShowsEverythingAndRunsNothing() {
    try (SessionLog log = store.create()) {
      log.append(said("<script>alert(1)</script>"));
      log.append(calls("a"));
      log.append(result("a", "```\n</pre><img src=x onerror=alert(1)>"));
      StoredSession stored = store.load(log.id());
      assertThat(SessionExport.html(stored)).doesNotContain("<script", "<img", "</pre><")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Calls look", "default-src 'none'");
      assertThat(SessionExport.markdown(stored)).contains("## You", "````\n```\n", "Calls `look`");
    }
  }
}
