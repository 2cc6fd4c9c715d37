/// What is known of models without asking anybody: sizes, prices, abilities, from a file that is refreshed by hand.
///
/// It must not know providers' APIs or the network.
@NullMarked
package dev.picode.llm.catalog;

import org.jspecify.annotations.NullMarked;
