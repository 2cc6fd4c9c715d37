/// `picode diff`, `undo`, `restore` and `checkpoint`: looks at changes and takes them back.
@NullMarked
package dev.picode.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
