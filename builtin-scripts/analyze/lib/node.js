// Which package manager a `package.json` is meant for.

import { folderOf, join, upTo } from "./paths.js";
import { parseObject, readText } from "./text.js";

const LOCKS = new Map([
  ["pnpm-lock.yaml", "pnpm"], ["pnpm-workspace.yaml", "pnpm"], ["yarn.lock", "Yarn"],
  ["bun.lock", "Bun"], ["bun.lockb", "Bun"], ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
]);

const MANAGERS = { npm: "npm", pnpm: "pnpm", yarn: "Yarn", bun: "Bun" };

/**
 * The manager that the nearest folder from the manifest's upwards tells; npm where none does. Lock files are
 * asked for one by one, because the index leaves out binary, large and ignored ones.
 */
export async function nodeTool(manifest, top, ctx) {
  for (const folder of upTo(top, folderOf(manifest))) {
    const tool = await locked(folder, ctx) ?? await declared(folder, ctx);
    if (tool) {
      return tool;
    }
  }
  return "npm";
}

async function locked(folder, ctx) {
  const names = [...LOCKS.keys()];
  const types = await Promise.all(names.map((name) => ctx.files.type(join(folder, name))));
  return LOCKS.get(names[types.indexOf("file")]);
}

// `"packageManager": "pnpm@9.1.0"`
async function declared(folder, ctx) {
  const manager = parseObject(await readText(join(folder, "package.json"), ctx))?.packageManager;
  return typeof manager === "string" ? MANAGERS[manager.split("@")[0]] : undefined;
}
