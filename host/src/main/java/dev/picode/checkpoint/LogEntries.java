package dev.picode.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The checkpoints of a log, and which of them somebody means. Immutable.
///
/// @param all every one, oldest first
record LogEntries(List<LogEntry> all) {
  /// Copies the list.
  LogEntries {
    all = List.copyOf(all);
  }

  /// The one of that number.
  ///
  /// @throws dev.picode.problem.PiCodeException `checkpoint-unknown`
  LogEntry entry(long id) {
    return all.stream()
        .filter(entry -> entry.id() == id)
        .findFirst()
        .orElseThrow(() -> CheckpointProblems.unknown(id));
  }

  /// Those from one on, newest first.
  ///
  /// @param id the one; 0 for the last one
  /// @throws dev.picode.problem.PiCodeException `checkpoint-unknown`, `checkpoint-none`
  List<LogEntry> since(long id) {
    if (all.isEmpty()) {
      throw id == 0 ? CheckpointProblems.none() : CheckpointProblems.unknown(id);
    }
    long first = id == 0 ? all.getLast().id() : entry(id).id();
    return all.reversed().stream().filter(entry -> entry.id() >= first).toList();
  }

  /// The last changes that were not taken back, newest first. One that left files as they were, as where a write failed,
  /// goes along and does not count.
  ///
  /// @param count how many, from 1
  List<LogEntry> last(int count, History history, PresentFiles present) throws IOException {
    Set<Long> undone = undone();
    var last = new ArrayList<LogEntry>();
    var then = new HashMap<String, FileState>();
    int counted = 0;
    for (LogEntry entry : all.reversed()) {
      if (!entry.undoes().isEmpty() || undone.contains(entry.id())) {
        continue;
      }
      if (counted == count) {
        break;
      }
      boolean differs = false;
      for (var file : history.before(List.of(entry), present).entrySet()) {
        FileState after = then.get(file.getKey());
        FileState is = after == null
            ? history.now(file.getKey(), present)
            : after;
        differs |= !is.equals(file.getValue());
        then.put(file.getKey(), file.getValue());
      }
      counted += differs ? 1 : 0;
      last.add(entry);
    }
    return counted == 0 ? List.of() : last;
  }

  /// The numbers of those that were taken back.
  Set<Long> undone() {
    var undone = new HashSet<Long>();
    all.forEach(entry -> undone.addAll(entry.undoes()));
    return undone;
  }

  /// The number of the next one.
  long nextId() {
    return all.isEmpty() ? 1 : all.getLast().id() + 1;
  }
}
