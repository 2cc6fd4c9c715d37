/// The sample packs, run as a person would run them: in workers, with the permissions of their manifests,
/// on real repositories, programs and servers.
@NullMarked
package dev.picode.extensions;

import org.jspecify.annotations.NullMarked;
