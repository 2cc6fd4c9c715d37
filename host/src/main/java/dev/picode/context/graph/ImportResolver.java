package dev.picode.context.graph;

import dev.picode.context.symbol.Import;

/// Finds the files that the imports of one language mean. Confined to one thread.
interface ImportResolver {
  /// Where an import leads.
  ///
  /// @param from the file it stands in
  Resolved resolve(String from, Import taken);
}
