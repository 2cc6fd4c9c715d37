package dev.picode.terminal.code;

import dev.picode.terminal.code.Grammar.Quote;
import dev.picode.terminal.code.Grammar.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What is particular to each language, a table each. Stateless, safe for many threads.
///
/// Keywords are those of the language's own reference, the common ones of its dialects among them.
final class Grammars {
  private static final List<String> SLASHES = List.of("//");
  private static final List<String> HASH = List.of("#");
  private static final List<String> STARS = List.of("/*", "*/");
  private static final Quote DOUBLE = quote("\"", false);
  private static final Quote SINGLE = quote("'", false);
  private static final Quote BACK = quote("`", true);
  private static final Quote TEXT_BLOCK = quote("\"\"\"", true);
  private static final Quote LONG_SINGLE = quote("'''", true);

  private Grammars() {}

  static Grammar of(CodeLanguage language) {
    return switch (language) {
      case C -> c("");
      case CPP -> c("alignas alignof and catch class co_await co_return co_yield concept "
          + "consteval constexpr constinit const_cast decltype delete dynamic_cast explicit export friend "
          + "import module mutable namespace new noexcept not operator or private protected public "
          + "reinterpret_cast requires static_assert static_cast template this thread_local throw try "
          + "typeid typename using virtual override final");
      case CSHARP -> csharp();
      case CSS -> new Grammar(List.of(), STARS, List.of(DOUBLE, SINGLE),
          words("important from to and not only"), Set.of(),
          words("auto none inherit initial unset"),
          traits(Trait.COLON_KEYS, Trait.AT_META, Trait.DASHED_NAMES, Trait.HASH_NUMBERS,
              Trait.CALLS));
      case GO -> go();
      case JAVA -> java();
      case JAVASCRIPT -> javascript();
      case JSON -> new Grammar(SLASHES, STARS, List.of(DOUBLE, SINGLE), Set.of(), Set.of(),
          words("true false null"), traits(Trait.STRING_KEYS, Trait.COLON_KEYS));
      case KOTLIN -> kotlin();
      case PHP -> php();
      case PYTHON -> python();
      case RUBY -> ruby();
      case RUST -> rust();
      case SHELL -> new Grammar(HASH, List.of(), List.of(quote("\"", true), new Quote("'", "'",
          (char) 0, true), BACK),
          words("if then elif else fi case esac for while until do done in function select time "
              + "return exit break continue local export readonly declare unset set shift source alias eval "
              + "exec trap FROM RUN CMD COPY ADD ENV ARG WORKDIR ENTRYPOINT EXPOSE USER"),
          Set.of(), words("true false"),
          traits(Trait.DOLLAR_VARIABLES, Trait.COMMENT_AT_WORD, Trait.DASHED_NAMES));
      case SQL -> sql();
      case TOML -> new Grammar(List.of("#", ";"), List.of(),
          List.of(TEXT_BLOCK, LONG_SINGLE, DOUBLE, new Quote("'", "'", (char) 0, false)), Set.of(),
          Set.of(), words("true false inf nan"),
          traits(Trait.EQUAL_KEYS, Trait.SECTIONS, Trait.DASHED_NAMES));
      case YAML -> new Grammar(HASH, List.of(),
          List.of(quote("\"", true), new Quote("'", "'", (char) 0, false)), Set.of(), Set.of(),
          words("true false null yes no on off"),
          traits(Trait.COLON_KEYS, Trait.COMMENT_AT_WORD, Trait.DASHED_NAMES, Trait.STRING_KEYS));
      case MARKUP, DIFF ->
        throw new IllegalArgumentException(language + " has a scanner of its own");
    };
  }

  private static Quote quote(String mark, boolean lines) {
    return new Quote(mark, mark, '\\', lines);
  }

  private static Set<String> words(String words) {
    return Set.of(words.isEmpty() ? new String[0] : words.split(" ", -1));
  }

  private static EnumSet<Trait> traits(Trait first, Trait... more) {
    return EnumSet.of(first, more);
  }

  private static Grammar c(String more) {
    return new Grammar(SLASHES, STARS, List.of(DOUBLE, SINGLE),
        words(("auto break case const continue default do else enum extern for goto if inline "
            + "register restrict return sizeof static struct switch typedef union volatile while "
            + more)
            .strip()),
        words("bool char double float int long short signed unsigned void wchar_t size_t ssize_t "
            + "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t FILE"),
        words("true false NULL nullptr"),
        traits(Trait.HASH_META, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar csharp() {
    return new Grammar(SLASHES, STARS,
        List.of(TEXT_BLOCK, new Quote("@\"", "\"", (char) 0, true), DOUBLE, SINGLE),
        words("abstract as async await base break case catch checked class const continue default "
            + "delegate do else enum event explicit extern finally fixed for foreach get goto if implicit in "
            + "init interface internal is lock namespace new operator out override params partial private "
            + "protected public readonly record ref required return sealed set sizeof stackalloc static "
            + "struct switch this throw try typeof unchecked unsafe using var virtual volatile when where "
            + "while with yield"),
        words("bool byte char decimal double dynamic float int long object sbyte short string uint "
            + "ulong ushort void nint nuint"),
        words("true false null"),
        traits(Trait.HASH_META, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar go() {
    return new Grammar(SLASHES, STARS,
        List.of(DOUBLE, SINGLE, new Quote("`", "`", (char) 0, true)),
        words("break case chan const continue default defer else fallthrough for func go goto if "
            + "import interface map package range return select struct switch type var"),
        words(
            "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 "
                + "int64 rune string uint uint8 uint16 uint32 uint64 uintptr"),
        words("true false nil iota"), traits(Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar java() {
    return new Grammar(SLASHES, STARS, List.of(TEXT_BLOCK, DOUBLE, SINGLE),
        words("abstract assert break case catch class const continue default do else enum exports "
            + "extends final finally for goto if implements import instanceof interface module native new "
            + "non-sealed opens package permits private protected provides public record requires return "
            + "sealed static strictfp super switch synchronized this throw throws transient try uses var "
            + "volatile when while yield"),
        words("boolean byte char double float int long short void"), words("true false null"),
        traits(Trait.AT_META, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar javascript() {
    return new Grammar(SLASHES, STARS, List.of(DOUBLE, SINGLE, BACK),
        words("abstract as asserts async await break case catch class const continue debugger "
            + "declare default delete do else enum export extends finally for from function get if implements "
            + "import in infer instanceof interface is keyof let namespace new of override private protected "
            + "public readonly return satisfies set static super switch this throw try type typeof var void "
            + "while with yield"),
        words("any bigint boolean never number object string symbol unknown"),
        words("true false null undefined NaN Infinity"),
        traits(Trait.AT_META, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar kotlin() {
    return new Grammar(SLASHES, STARS, List.of(TEXT_BLOCK, DOUBLE, SINGLE),
        words("abstract actual annotation as break by catch class companion const constructor "
            + "continue crossinline data delegate do dynamic else enum expect external final finally for fun "
            + "get if import in infix init inline inner interface internal is lateinit noinline object open "
            + "operator out override package private protected public reified return sealed set super "
            + "suspend tailrec this throw try typealias val value var vararg when where while"),
        Set.of(), words("true false null"),
        traits(Trait.AT_META, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar php() {
    return new Grammar(List.of("//", "#"), STARS, List.of(quote("\"", true), quote("'", true)),
        words("abstract and array as break callable case catch class clone const continue declare "
            + "default do echo else elseif empty enum extends final finally fn for foreach function global "
            + "goto if implements include include_once instanceof insteadof interface isset list match "
            + "namespace new or print private protected public readonly require require_once return static "
            + "switch throw trait try unset use var while xor yield php"),
        words("bool int float string mixed void never iterable object self parent"),
        words("true false null TRUE FALSE NULL"),
        traits(Trait.DOLLAR_VARIABLES, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar python() {
    return new Grammar(HASH, List.of(), List.of(TEXT_BLOCK, LONG_SINGLE, DOUBLE, SINGLE),
        words(
            "and as assert async await break case class continue def del elif else except finally "
                + "for from global if import in is lambda match nonlocal not or pass raise return try type while "
                + "with yield"),
        words("bool bytes bytearray complex dict float frozenset int list object set str tuple"),
        words("True False None Ellipsis NotImplemented self cls"),
        traits(Trait.AT_META, Trait.CALLS, Trait.CAPITAL_TYPES, Trait.PREFIXES));
  }

  private static Grammar ruby() {
    return new Grammar(HASH, List.of("=begin", "=end"),
        List.of(quote("\"", true), quote("'", true), BACK),
        words(
            "alias and begin break case class def defined? do else elsif end ensure extend for if "
                + "in include module next not or private protected public raise redo require require_relative "
                + "rescue retry return self super then undef unless until when while yield attr_reader "
                + "attr_writer attr_accessor"),
        Set.of(), words("true false nil __FILE__ __LINE__"),
        traits(Trait.DOLLAR_VARIABLES, Trait.AT_VARIABLES, Trait.COLON_SYMBOLS, Trait.CALLS,
            Trait.CAPITAL_TYPES));
  }

  private static Grammar rust() {
    return new Grammar(SLASHES, STARS,
        List.of(new Quote("r#\"", "\"#", (char) 0, true), quote("\"", true), SINGLE),
        words(
            "as async await break const continue crate dyn else enum extern fn for if impl in let "
                + "loop macro_rules match mod move mut pub ref return self Self static struct super trait type "
                + "union unsafe use where while"),
        words("bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize"),
        words("true false"),
        traits(Trait.HASH_BRACKETS, Trait.LIFETIMES, Trait.CALLS, Trait.CAPITAL_TYPES));
  }

  private static Grammar sql() {
    return new Grammar(List.of("--"), STARS,
        List.of(new Quote("'", "'", (char) 0, true), new Quote("\"", "\"", (char) 0, false)),
        words(
            "add all alter and as asc begin between by case cascade check column commit constraint "
                + "create cross database default delete desc distinct drop else end except exists explain foreign "
                + "from full function grant group having if in index inner insert intersect into is join key left "
                + "like limit not of offset on or order outer over partition primary procedure references "
                + "returning revoke right rollback select set table then to transaction trigger truncate union "
                + "unique update using values view when where with"),
        words(
            "bigint blob bool boolean char date datetime decimal double float int integer interval "
                + "json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar"),
        words("true false null"), traits(Trait.IGNORES_CASE, Trait.CALLS));
  }
}
