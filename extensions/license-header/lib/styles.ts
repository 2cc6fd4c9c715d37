// How the languages write comments, by the ends of file names.

import type { Style } from "./comment.ts";

const SLASHES: Style = { line: "// " };
const HASHES: Style = { line: "# " };
const DASHES: Style = { line: "-- " };
const STARS: Style = { open: "/*", line: " * ", close: " */" };
const TAGS: Style = { open: "<!--", line: "  ", close: "-->" };

const STYLES: ReadonlyArray<readonly [Style, string]> = [
  [SLASHES, "js mjs cjs jsx ts mts tsx java kt go rs c h cc cpp hpp cs swift scala php"],
  [STARS, "css scss"],
  [HASHES, "py rb sh pl"],
  [DASHES, "lua sql"],
  [TAGS, "html xml svg vue"],
];

const BY_TYPE = new Map<string, Style>(
  STYLES.flatMap(([style, types]) => types.split(" ").map((type): [string, Style] => [type, style])),
);

/** The style of a file, or null where it is of no language that is known. */
export function styleOf(path: string): Style | null {
  const dot: number = path.lastIndexOf(".");
  return dot < 0 ? null : (BY_TYPE.get(path.slice(dot + 1).toLowerCase()) ?? null);
}
