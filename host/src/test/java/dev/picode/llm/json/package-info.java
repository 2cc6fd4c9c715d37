@NullMarked
package dev.picode.llm.json;

import org.jspecify.annotations.NullMarked;
