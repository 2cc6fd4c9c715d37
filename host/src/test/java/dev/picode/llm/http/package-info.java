@NullMarked
package dev.picode.llm.http;

import org.jspecify.annotations.NullMarked;
