package dev.picode.llm.catalog;

import dev.picode.llm.ModelInfo;
import java.time.LocalDate;

/// A model of the catalogue. Immutable.
///
/// @param info what is known of it
/// @param asOf when that was true
public record CatalogueEntry(ModelInfo info, LocalDate asOf) {}
