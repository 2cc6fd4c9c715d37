package dev.picode.llm;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the events of an answer together to parts, in the order in which each began. Confined to one thread.
///
/// It can be asked at any time: what an interrupted answer had said so far is there.
public final class AnswerParts {
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Integer, CallPiece> calls = new LinkedHashMap<>();
  private Usage usage = Usage.NONE;
  private @Nullable StopReason stop;

  /// A part that grows.
  private sealed interface Piece permits TextPiece, ThinkingPiece, CallPiece {}

  private static final class TextPiece implements Piece {
    private final StringBuilder text = new StringBuilder();
  }

  private static final class ThinkingPiece implements Piece {
    private final StringBuilder text = new StringBuilder();
    private @Nullable String signature;
    private @Nullable String redacted;

    boolean isEnded() {
      return signature != null || redacted != null;
    }
  }

  private static final class CallPiece implements Piece {
    private final int index;
    private final StringBuilder arguments = new StringBuilder();
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String signature;

    CallPiece(int index) {
      this.index = index;
    }

    String shownId() {
      return id == null ? "call-" + index : id;
    }
  }

  /// Adds an event.
  public void add(ModelEvent event) {
    switch (event) {
      case ModelEvent.TextDelta delta -> text(delta);
      case ModelEvent.ThinkingDelta delta -> thinking(delta);
      case ModelEvent.ToolCallDelta delta -> call(delta);
      case ModelEvent.UsageReport report -> usage = usage.merge(report.usage());
      case ModelEvent.Stopped stopped -> stop = stopped.reason();
      case ModelEvent.Failed _ -> {
        // Nothing is added to what was said.
      }
    }
  }

  private void text(ModelEvent.TextDelta delta) {
    if (delta.text().isEmpty()) {
      return;
    }
    if (pieces.isEmpty() || !(pieces.getLast() instanceof TextPiece)) {
      pieces.add(new TextPiece());
    }
    ((TextPiece) pieces.getLast()).text.append(delta.text());
  }

  private void thinking(ModelEvent.ThinkingDelta delta) {
    ThinkingPiece piece = pieces.isEmpty() || delta.redacted() != null
        || !(pieces.getLast() instanceof ThinkingPiece last) || last.isEnded()
            ? new ThinkingPiece()
            : last;
    if (pieces.isEmpty() || pieces.getLast() != piece) {
      pieces.add(piece);
    }
    piece.text.append(delta.text());
    piece.signature = delta.signature();
    piece.redacted = delta.redacted();
  }

  private void call(ModelEvent.ToolCallDelta delta) {
    CallPiece piece = calls.get(delta.index());
    if (piece == null) {
      piece = new CallPiece(delta.index());
      calls.put(delta.index(), piece);
      pieces.add(piece);
    }
    piece.arguments.append(delta.arguments());
    piece.id = delta.id() == null ? piece.id : delta.id();
    piece.name = delta.name() == null ? piece.name : delta.name();
    piece.signature = delta.signature() == null ? piece.signature : delta.signature();
  }

  /// What was said so far. A tool call whose arguments are no JSON object has none; see [#faults].
  public List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (Piece piece : pieces) {
      parts.add(switch (piece) {
        case TextPiece text -> new Part.Text(text.text.toString());
        case ThinkingPiece thinking -> new Part.Thinking(thinking.text.toString(),
            thinking.signature, thinking.redacted);
        case CallPiece call -> new Part.ToolCall(call.shownId(),
            call.name == null ? "" : call.name,
            arguments(call) instanceof Map<?, ?> read ? plain(read) : Map.of(), call.signature);
      });
    }
    return parts;
  }

  /// The tool calls whose arguments are no JSON object.
  public List<CallFault> faults() {
    var faults = new ArrayList<CallFault>();
    for (CallPiece call : calls.values()) {
      if (arguments(call) instanceof String wrong) {
        faults.add(new CallFault(call.shownId(), call.arguments.toString(), wrong));
      }
    }
    return faults;
  }

  /// The arguments, or a sentence that says what is wrong with them.
  private static Object arguments(CallPiece call) {
    String text = call.arguments.toString();
    if (text.isBlank()) {
      return Map.of();
    }
    try {
      return Json.parse(text) instanceof Map<?, ?> arguments
          ? arguments
          : "the arguments of the tool call are not a JSON object";
    } catch (JsonSyntaxException e) {
      return "the arguments of the tool call are not JSON: " + e.getMessage() + " (line " + e.line()
          + ", column " + e.column() + ")";
    }
  }

  @SuppressWarnings("unchecked") // JSON has no other keys
  private static Map<String, @Nullable Object> plain(Map<?, ?> read) {
    return (Map<String, @Nullable Object>) read;
  }

  /// The tokens so far.
  public Usage usage() {
    return usage;
  }

  /// Why it ended, `OTHER` while it has not.
  public StopReason stop() {
    return stop == null ? StopReason.OTHER : stop;
  }
}
