// Where a header stands in a file.

/** What has to stay in front of it: a byte order mark, `#!`, `<?xml …?>`, `<!DOCTYPE …>`, `<?php`, Python's coding. */
const FIRST: RegExp = /^\uFEFF?(?:#![^\n]*\n|<\?xml[^>]*\?>[ \t]*\r?\n|<!DOCTYPE[^>]*>[ \t]*\r?\n|<\?php[ \t]*\r?\n)?(?:#[^\n]*coding[:=][^\n]*\n)?/i;

/** How far down a header is looked for, in characters. */
const TOP = 4_000;

/** Whether all lines of the text stand near the top of a file, in whatever comment, of whatever year. */
export function hasHeader(file: string, text: string): boolean {
  const top: string = words(file.slice(0, TOP));
  return text.split("\n").map(words).every((line) => line === "" || top.includes(line));
}

/** The file with the comment where a header stands, in its own line ends. */
export function withHeader(file: string, comment: string): string {
  const first: string = FIRST.exec(file)?.[0] ?? "";
  const rest: string = file.slice(first.length).replace(/^(?:[ \t]*\r?\n)+/, "");
  const header: string = file.includes("\r\n") ? comment.replaceAll("\n", "\r\n") : comment;
  const gap: string = rest === "" ? "" : file.includes("\r\n") ? "\r\n" : "\n";
  return `${first}${header}${gap}${rest}`;
}

function words(text: string): string {
  return text.replace(/\b(?:19|20)\d\d\b/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
