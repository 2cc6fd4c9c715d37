/// The providers of models that extensions contribute: found by name, spoken through their scripts, and chosen for a
/// person who chose none.
///
/// A script here turns one form into another; it sends nothing and sees no credential. This package knows manifests
/// and scripts. It must not know how a request travels, nor who asks a model.
@NullMarked
package dev.picode.plugin.provider;

import org.jspecify.annotations.NullMarked;
