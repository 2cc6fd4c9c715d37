package dev.picode.plugin.provider;

import dev.picode.llm.ModelEvent;
import dev.picode.llm.Reading;
import dev.picode.llm.WireEvent;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.WireJson;
import dev.picode.plugin.HeldScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One answer that a script reads. Confined to one thread. The script keeps what it remembers of the answer under its
/// number.
final class ScriptReading implements Reading {
  private final ProviderScript script;
  private final HeldScript held;
  private boolean begun;
  private boolean closed;

  /// @param held the loaded script, which this lets go of
  ScriptReading(ProviderScript script, HeldScript held) {
    this.script = script;
    this.held = held;
  }

  @Override
  public List<ModelEvent> read(List<WireEvent> events) {
    return read(events, false);
  }

  @Override
  public List<ModelEvent> end() {
    return read(List.of(), true);
  }

  private List<ModelEvent> read(List<WireEvent> events, boolean last) {
    var given = new ArrayList<Map<String, @Nullable Object>>(events.size());
    events.forEach(event -> given.add(WireJson.write(event)));
    var input = new HashMap<String, Object>();
    input.put("part", "read");
    input.put("answer", held.number());
    input.put("events", given);
    input.put("last", last);
    begun = !last;
    return EventJson.readAll(ScriptProvider.result(script, script.give(held, input)),
        "response()");
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (begun) {
        var _ = script.give(held, Map.of("part", "drop", "answer", held.number()));
      }
    } finally {
      held.close();
    }
  }
}
