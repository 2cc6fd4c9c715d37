// Reading manifests, which anyone may have written in any way.

/** What a file may be that we cannot read; the analysis goes on without it. */
const PASSED_OVER = new Set(["not-text", "file-too-large", "file-unreadable", "path-not-found"]);

/** The text of a file without a byte order mark, or null where it is no text we can read. */
export async function readText(path, ctx) {
  try {
    return (await ctx.files.read(path)).replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  } catch (error) {
    if (PASSED_OVER.has(error.code)) {
      return null;
    }
    throw error;
  }
}

/** The object a JSON text holds, or null where it holds none. */
export function parseObject(text) {
  try {
    const value = JSON.parse(text ?? "null");
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
