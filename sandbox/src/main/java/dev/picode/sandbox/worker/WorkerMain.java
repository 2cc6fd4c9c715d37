package dev.picode.sandbox.worker;

import dev.picode.sandbox.polyglot.PolyglotPlace;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.StreamChannel;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The `main` of a worker: a place where scripts of one language run, which speaks the protocol over
/// standard input and output until the input ends.
///
/// Nothing but frames is ever written to standard output: what anything in this process prints goes
/// to standard error, of which the host keeps a beginning.
public final class WorkerMain {
  private static final int CANNOT_START = 4;
  private static final boolean IS_TRAINING = Boolean.getBoolean("picode.worker.training");

  private WorkerMain() {}

  /// Runs a worker.
  ///
  /// @param args the language
  public static void main(String[] args) throws InterruptedException {
    var wire = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    Language language = Language.of(args[0]);
    var ended = new CompletableFuture<String>();
    var channel = new StreamChannel(new FileInputStream(FileDescriptor.in), wire, "picode-wire",
        ended::complete);
    var place = new PolyglotPlace(channel);
    try {
      CompletableFuture<Void> prepared = place.prepare(language);
      if (IS_TRAINING) {
        Confining.rehearse();
      }
      // While the engine starts, and before any script is there.
      place.measureMemory();
      Map<String, String> facts = new HashMap<>(Confining.ofThisWorker().confineProcess());
      prepared.join();
      facts.putAll(place.describe(language));
      channel.send(new Message.Ready(facts));
    } catch (CompletionException | IllegalStateException e) {
      System.err.println("the language engine cannot start: " + e.getMessage());
      Runtime.getRuntime().halt(CANNOT_START);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      Runtime.getRuntime().halt(CANNOT_START);
    }
    place.start();
    ended.join();
    end();
  }

  /// Not by an orderly exit, unless the JVM is to leave a cache: a script that cannot be stopped must
  /// not hold it up.
  private static void end() {
    if (IS_TRAINING) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(0);
  }
}
