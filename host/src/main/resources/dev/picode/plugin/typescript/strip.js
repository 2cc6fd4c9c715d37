// Takes the types out of TypeScript. Every character that goes becomes a blank and every line break stays, so
// what is left keeps its line and its column.
//
// The parser is sucrase's: it says of each token whether it belongs to a type. What has a meaning when the
// program runs and no equal in JavaScript (an enum, a namespace, a parameter property) is refused.
import { tool } from "@picode/sdk";
import { parse } from "./parser/index.js";
import { ContextualKeyword } from "./parser/tokenizer/keywords.js";
import { TokenType as tt } from "./parser/tokenizer/types.js";

const MODIFIERS = new Set([tt._public, tt._private, tt._protected, tt._readonly, tt._override]);
const MEMBER_MODIFIERS = new Set([...MODIFIERS, tt._static, tt._declare, tt._abstract]);
const OPENING = new Set([tt.braceL, tt.bracketL, tt.parenL, tt.dollarBraceL]);
const CLOSING = new Set([tt.braceR, tt.bracketR, tt.parenR]);
/** What would go on with the line before, were the types between them just left out. */
const CONTINUES = new Set([tt.parenL, tt.bracketL, tt.backQuote]);
/** Likewise, but also goes on after a type in an expression, and then shall. */
const CONTINUES_STATEMENT = new Set([tt.plus, tt.minus, tt.preIncDec, tt.slash, tt.regexp, tt.star]);
/** What takes its value from the same line only. */
const SAME_LINE = new Set([tt._return, tt._throw, tt._yield]);
const LINE_BREAK = /[\n\r\u2028\u2029]/;

class Refusal extends Error {
  constructor(message, at) {
    super(message);
    this.at = at;
  }
}

/** One file: its tokens, which of them go, and what is put into the blanks. */
class Stripping {
  constructor(text) {
    this.text = text;
    this.tokens = parse(text, false, true, false).tokens.filter((token) => token.type !== tt.eof);
    this.gone = this.tokens.map((token) => token.isType);
    this.put = new Map();
  }

  run() {
    for (let i = 0; i < this.tokens.length; i++) {
      if (!this.gone[i]) this.look(i);
      else this.refuseNamespace(i);
    }
    this.runs();
    return this.written();
  }

  is(i, ...types) {
    return types.includes(this.tokens[i]?.type);
  }

  says(i, keyword) {
    return this.tokens[i]?.contextualKeyword === keyword;
  }

  refuse(i, message) {
    throw new Refusal(message, this.tokens[i].start);
  }

  remove(from, to) {
    for (let i = from; i < to; i++) this.gone[i] = true;
  }

  // ---- token by token --------------------------------------------------------------------------------

  look(i) {
    const { type } = this.tokens[i];
    if (MODIFIERS.has(type)) this.modifier(i);
    else if (type === tt.nonNullAssertion) this.gone[i] = true;
    else if (type === tt._abstract || type === tt._declare) this.abstractOrDeclare(i);
    else if (type === tt._enum) this.refuse(i, "an enum has no equal in JavaScript: use an object `as const`");
    else if (type === tt.at) this.refuse(i, "decorators are not supported: call the function yourself");
    else if (type === tt._import && !this.is(i + 1, tt.parenL, tt.dot)) this.imports(i);
    else if (type === tt._export) this.exports(i);
  }

  modifier(i) {
    let before = i - 1;
    while (before >= 0 && MODIFIERS.has(this.tokens[before].type)) before--;
    if (this.is(before, tt.parenL, tt.comma)) {
      this.refuse(i, "a parameter property has no equal in JavaScript: declare the field and assign it");
    }
    this.gone[i] = true;
  }

  /** `abstract class`, or a field that only declares: that one goes as a whole. */
  abstractOrDeclare(i) {
    if (this.is(i + 1, tt._class)) {
      this.gone[i] = true;
      return;
    }
    let from = i;
    while (from > 0 && MEMBER_MODIFIERS.has(this.tokens[from - 1].type)) from--;
    let to = i + 1;
    while (MEMBER_MODIFIERS.has(this.tokens[to]?.type)) to++;
    to = this.is(to, tt.bracketL) ? this.closing(to) + 1 : this.is(to, tt.hash) ? to + 2 : to + 1;
    while (this.gone[to]) to++;
    this.remove(from, this.is(to, tt.semi) ? to + 1 : to);
  }

  imports(i) {
    if (this.is(i + 2, tt.eq) || this.is(i + 3, tt.eq)) {
      this.refuse(i, "`import … =` has no equal in JavaScript: write `import … from`");
    }
    const typeOnly = this.says(i + 1, ContextualKeyword._type)
      && (this.is(i + 2, tt.braceL, tt.star)
        || (this.is(i + 2, tt.name) && !(this.says(i + 2, ContextualKeyword._from) && this.is(i + 3, tt.string))));
    if (typeOnly) this.remove(i, this.clauseEnd(i));
    else this.specifiers(i);
  }

  exports(i) {
    if (this.is(i + 1, tt.eq) || this.is(i + 1, tt._import) || this.is(i + 1, tt._as)
        || (this.says(i + 1, ContextualKeyword._as) && this.says(i + 2, ContextualKeyword._namespace))) {
      this.refuse(i, "this kind of export has no equal in JavaScript: write `export { … }`");
    }
    if (this.says(i + 1, ContextualKeyword._type) && this.is(i + 2, tt.braceL, tt.star)) {
      this.remove(i, this.clauseEnd(i));
    } else if (this.is(i + 1, tt.braceL)) {
      this.specifiers(i);
    }
  }

  /** Removes the `type X` and `type X as Y` in the braces of an import or export. */
  specifiers(i) {
    let open = i + 1;
    while (!this.is(open, tt.braceL, tt.string) && open < this.tokens.length) open++;
    if (!this.is(open, tt.braceL)) return;
    const end = this.closing(open);
    for (let from = open + 1; from < end;) {
      let to = from;
      while (to < end && !this.is(to, tt.comma)) to++;
      if (this.says(from, ContextualKeyword._type) && (to - from === 2 || to - from === 4)) {
        this.remove(from, this.is(to, tt.comma) ? to + 1 : to);
      }
      from = to + 1;
    }
  }

  /** Behind the end of an import or an export with braces, that begins there. */
  clauseEnd(i) {
    let at = i + 1;
    while (at < this.tokens.length && !this.is(at, tt.string, tt.semi)) {
      if (this.is(at, tt.braceL)) {
        at = this.closing(at);
        if (!this.says(at + 1, ContextualKeyword._from)) break;
      }
      at++;
    }
    if (this.is(at, tt.semi)) return at + 1;
    at++;
    if (this.is(at, tt._with) && this.is(at + 1, tt.braceL)) at = this.closing(at + 1) + 1;
    return this.is(at, tt.semi) ? at + 1 : at;
  }

  closing(open) {
    let depth = 0;
    for (let i = open; i < this.tokens.length; i++) {
      if (OPENING.has(this.tokens[i].type)) depth++;
      else if (CLOSING.has(this.tokens[i].type) && --depth === 0) return i;
    }
    return this.tokens.length - 1;
  }

  /** The parser takes every namespace for a type; only one that is declared is. */
  refuseNamespace(i) {
    const opens = this.says(i, ContextualKeyword._namespace) || this.says(i, ContextualKeyword._module);
    if (!opens || !this.is(i + 1, tt.name, tt.string) || this.ambientUntil > i) return;
    let body = i + 2;
    while (this.is(body, tt.dot, tt.name)) body++;
    if (!this.is(body, tt.braceL)) return;
    if (!this.is(i - 1, tt._declare)) {
      this.refuse(i, "a namespace has no equal in JavaScript: use a module, or `declare` it");
    }
    this.ambientUntil = this.closing(body);
  }

  ambientUntil = -1;

  // ---- what goes at a stretch --------------------------------------------------------------------------

  runs() {
    for (let first = 0; first < this.tokens.length; first++) {
      if (!this.gone[first]) continue;
      let last = first;
      while (this.gone[last + 1]) last++;
      if (first > 0 && last + 1 < this.tokens.length) this.mend(first, last);
      first = last;
    }
  }

  /** Keeps what stands around a gap in the meaning it had with the types in it. */
  mend(first, last) {
    const before = this.tokens[first - 1];
    const after = this.tokens[last + 1];
    if (!this.breaks(before.end, after.start)) return;
    if (after.type === tt.arrow && before.type === tt.parenR) {
      this.put.set(before.start, " ").set(this.tokens[last].end - 1, ")");
    } else if (after.type === tt.parenL && this.says(first - 1, ContextualKeyword._async)
        && this.is(first, tt.lessThan)) {
      this.put.set(this.tokens[first].start, "(").set(after.start, " ");
    } else if (SAME_LINE.has(before.type) && !this.breaks(before.end, this.tokens[first].start)) {
      this.refuse(first, "the value must begin on the line of the word before it");
    } else if (this.endsStatement(first, last, after.type)) {
      this.put.set(this.tokens[first].start, ";");
    }
  }

  endsStatement(first, last, after) {
    const { type } = this.tokens[first];
    if (CONTINUES_STATEMENT.has(after)) {
      return this.is(first, tt.name, tt._export, tt._import, tt._function, tt._declare)
        && !this.says(first, ContextualKeyword._as) && !this.says(first, ContextualKeyword._satisfies);
    }
    const goesOn = (type === tt.lessThan && this.is(last, tt.greaterThan)) || type === tt._this
      || (last === first && (type === tt.nonNullAssertion || MODIFIERS.has(type)));
    return CONTINUES.has(after) && !goesOn;
  }

  breaks(from, to) {
    return LINE_BREAK.test(this.text.slice(from, to));
  }

  written() {
    let out = "";
    let at = 0;
    const copy = (to, blank) => {
      for (; at < to; at++) {
        const here = this.text[at];
        out += this.put.get(at) ?? (blank && !LINE_BREAK.test(here) ? " " : here);
      }
    };
    this.tokens.forEach((token, i) => {
      if (!this.gone[i]) return;
      copy(token.start, false);
      copy(token.end, true);
    });
    copy(this.text.length, false);
    return out;
  }
}

function place(text, at) {
  const before = text.slice(0, at).split(/\r\n|[\n\r]/);
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

/** The stripped text, or the sentence that says why not and where. */
export function strip(text) {
  try {
    return { text: new Stripping(text).run() };
  } catch (error) {
    const at = error instanceof Refusal ? error.at : error.pos;
    if (typeof at !== "number") throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, "");
    return { error: error instanceof Refusal ? message : `SyntaxError: ${message}`, ...place(text, at) };
  }
}

tool("strip", ({ text }) => strip(text));
