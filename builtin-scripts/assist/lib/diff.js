// The difference of two texts in the unified form.

const CONTEXT = 3;

/** The difference, as `git diff` prints it. */
export function unified(path, before, after) {
  const [a, b] = [split(before), split(after)];
  const changes = changed(a, b);
  const body = hunks(changes).map((group) => hunk(group, a, b));
  return `--- a/${path}\n+++ b/${path}\n${body.join("")}`;
}

/** Lines with their ends; the last may have none. */
function split(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * What replaces what, as `{ from, to, start, end }`: lines `from` to `to` of the old text become lines `start` to
 * `end` of the new one. Lines that are alike at both ends do not count; between them the longest common sequence
 * decides, as long as the table for it is small.
 */
function changed(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [old, now] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (old.length * now.length > 4_000_000) {
    return [{ from: head, to: head + old.length, start: head, end: head + now.length }];
  }
  return between(old, now).map(({ from, to, start, end }) => (
    { from: from + head, to: to + head, start: start + head, end: end + head }));
}

function between(a, b) {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j]
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const changes = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [from, start] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      const takesOld = j === b.length
        || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1]);
      if (takesOld) i += 1;
      else j += 1;
    }
    changes.push({ from, to: i, start, end: j });
  }
  return changes;
}

/** Changes that are near enough to share their context. */
function hunks(changes) {
  const groups = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last !== undefined && change.from - last.at(-1).to <= 2 * CONTEXT) {
      last.push(change);
    } else {
      groups.push([change]);
    }
  }
  return groups;
}

function hunk(group, a, b) {
  const [first, last] = [group[0], group.at(-1)];
  const lead = Math.min(CONTEXT, first.from);
  const trail = Math.min(CONTEXT, a.length - last.to);
  const lines = [];
  let at = first.from - lead;
  for (const { from, to, start, end } of group) {
    lines.push(...marked(" ", a.slice(at, from)), ...marked("-", a.slice(from, to)),
      ...marked("+", b.slice(start, end)));
    at = to;
  }
  lines.push(...marked(" ", a.slice(at, at + trail)));
  const old = range(first.from - lead, last.to + trail);
  const now = range(first.start - lead, last.end + trail);
  return `@@ -${old} +${now} @@\n${lines.join("")}`;
}

function range(from, to) {
  return `${to > from ? from + 1 : from},${to - from}`;
}

function marked(mark, lines) {
  return lines.map((line) => (
    line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`));
}
