@NullMarked
package dev.picode.llm.cache;

import org.jspecify.annotations.NullMarked;
