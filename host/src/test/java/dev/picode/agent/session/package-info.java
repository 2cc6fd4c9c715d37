@NullMarked
package dev.picode.agent.session;

import org.jspecify.annotations.NullMarked;
