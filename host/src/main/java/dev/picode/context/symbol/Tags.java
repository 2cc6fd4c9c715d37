package dev.picode.context.symbol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query matched in one file, in bytes, before it becomes symbols. Confined to one thread.
final class Tags {
  /// A stretch that is, or contains, definitions.
  ///
  /// @param kind what is defined; `null` for a stretch that only gives what is in it a container
  /// @param body where the body starts; the end where there is none
  /// @param container what the definition says of its container, where it stands outside of it; or empty
  /// @param rank the pattern that matched: earlier ones say more
  record Definition(@Nullable SymbolKind kind, int nameStart, int nameEnd, int start, int end,
      int body, String container, int rank) {}

  /// A name that is used.
  record Use(Reference.Kind kind, int start, int end) {}

  /// Any other stretch.
  record Stretch(int start, int end) {}

  final List<Definition> definitions = new ArrayList<>();
  final List<Use> uses = new ArrayList<>();
  final List<Stretch> imports = new ArrayList<>();
  final List<Stretch> comments = new ArrayList<>();
  /// Where branches start.
  final List<Integer> branches = new ArrayList<>();
}
