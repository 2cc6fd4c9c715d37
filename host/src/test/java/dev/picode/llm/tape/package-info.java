@NullMarked
package dev.picode.llm.tape;

import org.jspecify.annotations.NullMarked;
