// Text as a comment.

/** How a language writes comments: `line` stands before each line, `open` and `close` around all of them. */
export interface Style {
  readonly open?: string;
  readonly line: string;
  readonly close?: string;
}

/** The text as a comment, with a line end behind it. */
export function commented(text: string, { open, line, close }: Style): string {
  const lines: string[] = text.split(/\r?\n/).map((each) => (line + each).trimEnd());
  return [...(open === undefined ? [] : [open]), ...lines, ...(close === undefined ? [] : [close])]
    .map((each) => `${each}\n`).join("");
}
