@NullMarked
package dev.picode.llm.client;

import org.jspecify.annotations.NullMarked;
