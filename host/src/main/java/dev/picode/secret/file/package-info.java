/// Secrets in an encrypted file: AES-256-GCM under a key that Argon2id makes from a passphrase, or HKDF from a key file.
///
/// ```
/// picode-secrets 1
/// {"key": …, "kdf": …, "salt": …, "check": …, "nonce": …, "names": […]}
/// BASE64 OF THE ENCRYPTED NAMES AND VALUES
/// ```
///
/// The first two lines are authenticated with the third, so no byte of the file can be changed without that being
/// seen. Each write has a new salt, so a new key, and a new nonce. The names are in clear: whether a secret is here is
/// known without a passphrase. Who can write the file can put an older one back.
///
/// Nothing of this package, and nothing of what it is made of, is loaded before a secret is looked for in a file that
/// exists or is to be put there. It must not know who asks the person.
@NullMarked
package dev.picode.secret.file;

import org.jspecify.annotations.NullMarked;
