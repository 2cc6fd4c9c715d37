/// Secrets in the keyring of the operating system: the Secret Service on Linux, the keychain on macOS, the credential
/// store on Windows.
///
/// The library behind it costs half a second and two thousand classes, blocks while a person is asked, and fails in
/// ways that it does not say; so it is loaded when a secret is known to be there or is to be put there, and called on
/// a thread that is given up after a while. This package must not know what is done where the keyring fails.
@NullMarked
package dev.picode.secret.keyring;

import org.jspecify.annotations.NullMarked;
