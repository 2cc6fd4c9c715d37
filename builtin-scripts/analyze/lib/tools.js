// Which build tool a manifest is meant for.

import { KINDS, rank } from "./kinds.js";
import { nodeTool } from "./node.js";
import { nameOf } from "./paths.js";
import { pythonTool } from "./python.js";
import { readText } from "./text.js";

/** How many manifests of a kind are looked into; further ones are taken to be like the topmost. */
const MAX_OPENED = 100;

/**
 * A function that tells the tool of a kind's manifest, each looked into once. It gives null where the manifest
 * turns out to be none of that kind.
 * @param manifests all there are, the topmost first
 */
export function toolFinder(manifests, top, ctx) {
  const opened = new Map(KINDS.map((kind) =>
    [kind, manifests.filter((file) => rank(kind, nameOf(file)) >= 0).slice(0, MAX_OPENED)]));
  const known = new Map();
  return (kind, manifest) => {
    const topmost = opened.get(kind);
    const asked = topmost.includes(manifest) ? manifest : topmost[0];
    if (!known.has(asked)) {
      known.set(asked, toolOf(kind, asked, top, ctx));
    }
    return known.get(asked);
  };
}

async function toolOf(kind, manifest, top, ctx) {
  switch (kind.refine) {
    case "node": return nodeTool(manifest, top, ctx);
    case "python": return pythonTool(manifest, ctx);
    case "dart": return isFlutter(await readText(manifest, ctx)) ? "Flutter" : kind.tool;
    default: return kind.tool;
  }
}

function isFlutter(text) {
  return /^\s+sdk:\s*flutter\s*$/m.test(text ?? "");
}
