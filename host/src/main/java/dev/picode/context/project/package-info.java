/// What kind of project a tree holds, by the files its build tools read: its types, modules, entry points, test
/// folders and what it says it depends on.
///
/// No build tool is run and nothing is fetched. A build file that is a program is read for what stands in it plainly; what
/// would have to be run to know is left out. Answers depend on the tree alone.
@NullMarked
package dev.picode.context.project;

import org.jspecify.annotations.NullMarked;
