@NullMarked
package dev.picode.llm.token;

import org.jspecify.annotations.NullMarked;
