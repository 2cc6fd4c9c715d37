// Numbers and Markdown, written so that the same data always gives the same text.

/** A whole number with its digits grouped: 1,234,567. */
export function count(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number of things: `1 file`, `2 files`. */
export function counted(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A size as a person reads it: 980 B, 1.2 KiB. */
export function size(bytes) {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const units = ["KiB", "MiB", "GiB", "TiB"];
  let value = bytes / 1024;
  let unit = 0;
  // 1023.95 would be shown as 1024.0.
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

export function percent(share) {
  return `${share.toFixed(1)} %`;
}

/** `a, b and c`. */
export function listed(items) {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Text from a repository as Markdown that shows it and does nothing else. */
export function plain(text) {
  return oneLine(text).replace(/[\\`*_[\]<>|~&]/g, "\\$&");
}

/** Text as a code span; it may hold backticks itself. */
export function code(text) {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A code span in a cell of a table, where a bar would end the cell. */
export function codeCell(text) {
  return code(text).replaceAll("|", "\\|");
}

/**
 * A table of cells that are Markdown already.
 * @param columns its headings; one that starts with `>` is aligned to the right
 */
export function table(columns, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map((name) => name.replace(">", ""))),
    line(columns.map((name) => (name.startsWith(">") ? "---:" : "---"))),
    ...rows.map(line),
  ].join("\n");
}

/** The first items, and how many more there are. */
export function cut(items, most) {
  return { shown: items.slice(0, most), more: Math.max(0, items.length - most) };
}

/** Parts with an empty line between them; empty parts are left out. */
export function paragraphs(parts) {
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function oneLine(text) {
  return String(text).replace(/[\r\n\u2028\u2029]+/g, " ");
}

/** A section with a heading, or nothing where it has no body. */
export function section(title, body) {
  return body && `## ${title}\n\n${body}`;
}
