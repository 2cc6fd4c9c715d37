// What a line says for later.

const WIDTH = 80;
const COMMENT = "(?:^|\\s|[;{})])(?://|/\\*|#|--|;|<!--|%|\\*|'|\"\"\")";

/** An expression for the lines that may hold a note: a tag behind the beginning of a comment. */
export function patternFor(tags) {
  return `${COMMENT}.*\\b(?:${tags.join("|")})\\b`;
}

/** `{ tag, path, line, owner, note }` of a line, or null where a tag is only a part of something else. */
export function noteOf({ path, line, text }, tags) {
  const parts = new RegExp(`${COMMENT}(?:.*?\\W)??(${tags.join("|")})(?:\\(([^()]*)\\))?(?::|\\s|$)\\s*(.*)$`).exec(text);
  if (parts === null) {
    return null;
  }
  const [, tag, owner = "", rest] = parts;
  return { tag, path, line, owner: owner.trim() || null, note: shortened(rest.replace(/\s*(?:\*\/|-->|""")\s*$/, "").trim()) };
}

function shortened(text) {
  const characters = [...text];
  return characters.length <= WIDTH ? text : `${characters.slice(0, WIDTH - 1).join("")}…`;
}
