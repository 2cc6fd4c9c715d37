// As much TOML as dependencies need: which keys stand in which table.

/**
 * The entries of a TOML text in order, as `{ table, key, value }`: `key` with its quotes taken off and cut
 * at the first dot, `value` as it is written. Null where the text holds what we do not read, so that
 * nobody counts on half of it.
 */
export function tomlEntries(text) {
  if (text.includes('"""') || text.includes("'''")) {
    return null;
  }
  const entries = [];
  let table = "";
  let open = null;
  for (const raw of text.split("\n")) {
    const line = withoutComment(raw).trim();
    if (open !== null) {
      open.value += ` ${line}`;
    } else if (line.startsWith("[")) {
      table = tableName(line);
      if (table === null) {
        return null;
      }
      entries.push({ table, key: null, value: "" });
    } else if (line !== "") {
      const entry = /^("[^"]*"|'[^']*'|[\w-]+)([\w."' -]*?)\s*=\s*(.*)$/.exec(line);
      if (entry === null) {
        return null;
      }
      open = { table, key: unquoted(entry[1]), value: entry[3] };
      entries.push(open);
    }
    if (open !== null && nesting(open.value) <= 0) {
      open = null;
    }
  }
  return open === null ? entries : null;
}

/** The strings of a list as it is written, or null where it holds anything else. */
export function tomlStrings(value) {
  const inner = /^\[(.*)\]$/s.exec(value.trim());
  if (inner === null) {
    return null;
  }
  const strings = inner[1].match(STRING) ?? [];
  const rest = inner[1].replace(STRING, "").replace(/[\s,]/g, "");
  return rest === "" ? strings.map(unquoted) : null;
}

const STRING = /"(?:[^"\\]|\\.)*"|'[^']*'/g;

function tableName(line) {
  const name = /^\[\[?\s*([^[\]]+?)\s*\]\]?$/.exec(line);
  return name === null ? null : name[1];
}

function unquoted(text) {
  return /^["']/.test(text) ? text.slice(1, -1) : text;
}

function withoutComment(line) {
  const end = line.replace(STRING, (text) => "x".repeat(text.length)).indexOf("#");
  return end < 0 ? line : line.slice(0, end);
}

// How many brackets are still open.
function nesting(value) {
  const bare = value.replace(STRING, "");
  return (bare.match(/[[{]/g) ?? []).length - (bare.match(/[\]}]/g) ?? []).length;
}
