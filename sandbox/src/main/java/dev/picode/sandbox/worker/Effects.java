package dev.picode.sandbox.worker;

import dev.picode.sandbox.launch.Strike;
import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What a change of the [Rota] makes necessary outside of it, done after its lock is free. Confined to
/// one thread.
final class Effects {
  private final List<Message> toHost = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<Strike> strikes = new ArrayList<>();
  private final Set<Worker> flush = new LinkedHashSet<>();
  private final List<Runnable> more = new ArrayList<>();

  void tellHost(Message message) {
    toHost.add(message);
  }

  void tell(Worker worker, Message message) {
    worker.add(message);
    flush.add(worker);
  }

  void notice(String sentence) {
    notices.add(sentence);
  }

  void strike(Strike strike) {
    notices.add(strike.sentence());
    strikes.add(strike);
  }

  void then(Runnable action) {
    more.add(action);
  }

  void run(Channel host, Consumer<String> person, Consumer<Strike> log) {
    notices.forEach(person);
    strikes.forEach(log);
    toHost.forEach(host::send);
    flush.forEach(Worker::flush);
    more.forEach(Runnable::run);
  }
}
