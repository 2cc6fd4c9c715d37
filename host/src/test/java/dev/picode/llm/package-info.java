@NullMarked
package dev.picode.llm;

import org.jspecify.annotations.NullMarked;
