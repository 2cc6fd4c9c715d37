/// Where extensions come from: what ships, the person's own folder, a trusted project, and folders that
/// are named. One layer after the other is read, and only as far as somebody asks.
///
/// Knows manifests and folders. Runs nothing itself; what a single script contributes is learned by somebody
/// who can load it.
@NullMarked
package dev.picode.plugin.layer;

import org.jspecify.annotations.NullMarked;
