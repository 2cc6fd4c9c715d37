/// `picode audit`: shows and checks the record of what extensions did.
@NullMarked
package dev.picode.cli.audit;

import org.jspecify.annotations.NullMarked;
