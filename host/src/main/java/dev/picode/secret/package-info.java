/// Secrets: where they come from, and how they are kept out of what is shown.
///
/// A secret's value exists in [dev.picode.secret.SecretValue] only, whose text is not the value. This
/// package must not know who may spend a secret where.
@NullMarked
package dev.picode.secret;

import org.jspecify.annotations.NullMarked;
