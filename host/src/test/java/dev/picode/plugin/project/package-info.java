@NullMarked
package dev.picode.plugin.project;

import org.jspecify.annotations.NullMarked;
