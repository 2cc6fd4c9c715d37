/// Tests of the package of the same name.
@NullMarked
package dev.picode.plugin.manifest;

import org.jspecify.annotations.NullMarked;
