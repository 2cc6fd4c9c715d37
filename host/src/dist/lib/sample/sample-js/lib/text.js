/** Counts of words. */
export class Tally {
  #counts = new Map();
  static empty = Object.freeze({});

  add(word, by = 1) {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + by);
    return this;
  }

  get size() {
    return this.#counts.size;
  }

  *top(most) {
    const sorted = Array.from(this.#counts.entries()).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
    for (const [at, entry] of sorted.entries()) {
      if (at >= most) return;
      yield entry;
    }
  }
}

export function* words(text) {
  for (const line of text.split(/\r?\n/u)) {
    const match = /^\s*(?<mark>\/\/|#)?\s*(?<rest>.*)$/.exec(line);
    const rest = match?.groups.rest.replaceAll(/[^\p{L}\d_]+/gu, " ").trim() ?? "";
    for (const { 0: word } of rest.matchAll(/\w+/g)) {
      if (word.length > 1 && !["the", "and"].includes(word.toLowerCase())) yield word.padEnd(2, ".").trimEnd();
    }
  }
}
