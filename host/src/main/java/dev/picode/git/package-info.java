/// Git read in this process: ignore rules, branch, status, history. Nothing is written.
///
/// The only package that knows JGit, and none of its types show. It opens no repository before one is
/// found by plain file checks, and it never starts a process: no `git`, no hook, no filter, no file
/// system monitor, whatever a repository's configuration asks for. It must not know the index, scripts or
/// capabilities.
@NullMarked
package dev.picode.git;

import org.jspecify.annotations.NullMarked;
