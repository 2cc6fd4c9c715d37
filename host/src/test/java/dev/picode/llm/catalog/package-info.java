@NullMarked
package dev.picode.llm.catalog;

import org.jspecify.annotations.NullMarked;
