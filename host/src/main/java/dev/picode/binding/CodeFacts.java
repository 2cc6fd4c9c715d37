package dev.picode.binding;

import dev.picode.sandbox.binding.Param;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scripts are told of code: the records of `ctx.index`. Stateless.
public final class CodeFacts {
  private CodeFacts() {}

  /// What a definition is, in one vocabulary for all languages.
  public enum DefinitionKind {
    /// A named group of definitions.
    MODULE,
    /// A class, also an object.
    CLASS,
    /// An interface, protocol or trait.
    INTERFACE,
    /// A structure, record or union.
    STRUCT,
    /// An enumeration.
    ENUM,
    /// A name for another type.
    TYPE,
    /// An annotation type.
    ANNOTATION,
    /// A function outside any type.
    FUNCTION,
    /// A function of a type.
    METHOD,
    /// What makes a value of a type.
    CONSTRUCTOR,
    /// A variable of a type.
    FIELD,
    /// A constant.
    CONSTANT,
    /// A variable outside any function.
    VARIABLE,
    /// A macro.
    MACRO
  }

  /// How a name is used.
  public enum UseKind {
    /// It is called, or a value of it is made.
    CALL,
    /// It stands for a type.
    TYPE,
    /// Anything else.
    USE
  }

  /// What a file needs.
  public enum NeedKind {
    /// Another file of the workspace.
    FILE,
    /// A package from elsewhere.
    EXTERNAL,
    /// Something that should be in the workspace and is not, or may not be read.
    MISSING
  }

  /// A definition.
  public record SymbolInfo(
      @Param(doc = "Its name with those of what contains it, separated by `.`.") String name,
      @Param(doc = "What it is.") DefinitionKind kind,
      @Param(doc = "The file.") String path,
      @Param(doc = "The line of its name, from 1.") int line,
      @Param(doc = "The line it ends in.") int endLine,
      @Param(doc = "Its declaration in one line, without its body, at most 200 characters.") String signature,
      @Param(doc = "The first sentence of its documentation; empty where it has none.") String doc,
      @Param(doc = "How many branches its body has: conditions, loops, cases, handlers and the `&&` and `||` in"
          + " them; null where its language has no parser.") @Nullable Integer branches) {}

  /// A place where a name is used.
  public record SymbolUse(
      @Param(doc = "The file.") String path,
      @Param(doc = "The line, from 1.") int line,
      @Param(doc = "How it is used.") UseKind what) {}

  /// A definition of one file.
  public record OutlineEntry(
      @Param(doc = "Its name, without what contains it.") String name,
      @Param(doc = "What it is.") DefinitionKind kind,
      @Param(doc = "In how many other definitions it stands.") int depth,
      @Param(doc = "The line of its name, from 1.") int line,
      @Param(doc = "The line it ends in.") int endLine,
      @Param(doc = "Its declaration in one line, without its body, at most 200 characters.") String signature,
      @Param(doc = "The first sentence of its documentation; empty where it has none.") String doc,
      @Param(doc = "How many branches its body has, as in `symbols`.") @Nullable Integer branches) {}

  /// Something a file needs.
  public record Dependency(
      @Param(doc = "The file, or the name of the package.") String path,
      @Param(doc = "In how many steps it is reached, from 1.") int depth,
      @Param(doc = "What it is.") NeedKind what) {}

  /// A file that needs another one.
  public record Dependent(
      @Param(doc = "The file.") String path,
      @Param(doc = "In how many steps it is reached, from 1.") int depth) {}

  /// That one file imports another one.
  public record ImportEdge(
      @Param(doc = "The file that imports.") String path,
      @Param(doc = "The file that is imported.") String target,
      @Param(doc = "How many imports, or uses, lead there.") int count,
      @Param(doc = "The line of the first one, from 1; 0 where it is used without an import.") int line) {}

  /// A package that files import.
  public record PackageUse(
      @Param(doc = "Its name, as the registry or library of the language has it.") String name,
      @Param(doc = "Whether it should be in the workspace and is not, or may not be read.") boolean missing,
      @Param(doc = "The files that import it, by path.") List<String> files) {}

  /// A file that matters.
  public record RankedPath(
      @Param(doc = "The file.") String path,
      @Param(doc = "How much it matters, against the others of the same answer.") double score,
      @Param(doc = "Why, the strongest reason first.") String why) {}

  /// The numbers of a file.
  public record FileNumbers(
      @Param(doc = "The file.") String path,
      @Param(doc = "The language it is written in.") String language,
      @Param(doc = "Whether its path looks like that of a test.") boolean test,
      @Param(doc = "Its lines.") int lines,
      @Param(doc = "How many functions, methods and constructors it defines.") int functions,
      @Param(doc = "How many branches its definitions have, as in `symbols`; null where its language has no parser.") @Nullable Integer branches,
      @Param(doc = "How many files it imports or uses.") int dependencies,
      @Param(doc = "How many files import or use it.") int dependents) {}

  /// One of several places with the same lines.
  public record DuplicatePlace(
      @Param(doc = "The file.") String path,
      @Param(doc = "The first line, from 1.") int line,
      @Param(doc = "The last line.") int endLine) {}

  /// Lines that stand in several places.
  public record DuplicateLines(
      @Param(doc = "How many lines that count they have.") int lines,
      @Param(doc = "Where they stand, by path and line; two places at least.") List<DuplicatePlace> places) {}

  /// What stands in several places.
  public record DuplicationInfo(
      @Param(doc = "How many lines count in all files.") int lines,
      @Param(doc = "How many of them stand in a duplicate.") int duplicated,
      @Param(doc = "How many duplicates there are.") int count,
      @Param(doc = "The duplicates, those with most lines to spare first.") List<DuplicateLines> duplicates) {}
}
