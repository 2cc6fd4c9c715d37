// Puts the header in `.license-header` above new source files, and back where an edit takes it away.

import { hook, type Context } from "@picode/sdk";
import { commented, type Style } from "./lib/comment.ts";
import { styleOf } from "./lib/styles.ts";
import { hasHeader, withHeader } from "./lib/place.ts";

const HEADER = ".license-header";

hook("pre-edit", async (event, ctx: Context) => {
  const { path, before, after } = event.current;
  const style: Style | null = styleOf(path);
  if (after === null || after.trim() === "" || style === null || (await ctx.files.type(HEADER)) !== "file") {
    return undefined;
  }
  const text: string = (await ctx.files.read(HEADER)).trim();
  if (text === "" || hasHeader(after, text)) {
    return undefined;
  }
  const wanted: boolean = before === null || hasHeader(before, text);
  return wanted ? event.rewrite({ after: withHeader(after, commented(text, style)) }) : undefined;
});
