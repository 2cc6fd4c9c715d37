package dev.picode.agent.session;

import dev.picode.secret.Redactor;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;

/// A session that goes on: a conversation, and a file that each thing said is written to as it happens. Safe for many
/// threads.
///
/// A process that is killed loses at the most what it was about to write. Secrets are taken out of what is written, not
/// out of the conversation.
public final class SessionLog implements AutoCloseable {
  private final SessionHeader header;
  private final Conversation conversation;
  private final SessionFile file;
  private final InstantSource clock;
  private final Supplier<Redactor> redactor;
  private boolean isClosed;

  SessionLog(SessionHeader header, Conversation conversation, SessionFile file,
      InstantSource clock, Supplier<Redactor> redactor) {
    this.header = header;
    this.conversation = conversation;
    this.file = file;
    this.clock = clock;
    this.redactor = redactor;
  }

  /// What its file begins with.
  public SessionHeader header() {
    return header;
  }

  /// The name of the session.
  public String id() {
    return header.id();
  }

  /// What was said so far.
  public Conversation conversation() {
    return conversation;
  }

  /// Writes down what happened, and takes it into the conversation.
  ///
  /// @throws dev.picode.problem.PiCodeException `session-unwritable`
  public synchronized void append(SessionEntry entry) {
    var line = SessionJson.write(new TimedEntry(clock.instant(), entry));
    try {
      file.append(SessionJson.texts(line, redactor.get()::text));
    } catch (IOException e) {
      throw SessionProblems.unwritable(header.id(), e);
    }
    conversation.take(entry);
  }

  /// Lets others go on with the session. Closing twice does nothing.
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw SessionProblems.unwritable(header.id(), e);
    }
  }
}
