// Which kinds of project a folder holds.

import { mapInBatches } from "./batch.js";
import { KINDS, patterns, rank } from "./kinds.js";
import { byDepth, depth, folderOf, isOwn, nameOf } from "./paths.js";

/** The project's own manifests below a folder, those nearest to it first. */
export async function findManifests(path, ctx) {
  const found = await Promise.all(patterns().map((pattern) => ctx.files.glob(pattern, { path })));
  return found.flat().filter((file) => isOwn(file, path)).sort(byDepth);
}

/**
 * The types of project, the most telling first: `{ name, buildTool, manifest, folders }`.
 * @param tools what `toolFinder` made
 * @param languages what the index says, most lines first
 */
export async function projectTypes(manifests, tools, languages, ctx) {
  const types = new Map();
  for (const kind of KINDS) {
    const places = onePerFolder(kind, manifests);
    const found = await mapInBatches(places, ctx, (manifest) => tools(kind, manifest));
    places.forEach((manifest, at) => {
      const tool = found[at];
      if (tool !== null) {
        const name = nameFor(kind, languages);
        const type = types.get(tool) ?? { kind, name, buildTool: tool, manifest, folders: 0 };
        type.folders += 1;
        types.set(tool, type);
      }
    });
  }
  return [...types.values()].sort(byWeight).map(({ kind, ...type }) => type);
}

// A folder with both `settings.gradle` and `build.gradle` is one project.
function onePerFolder(kind, manifests) {
  const best = new Map();
  for (const file of manifests) {
    const at = rank(kind, nameOf(file));
    const folder = folderOf(file);
    const known = best.get(folder);
    if (at >= 0 && (known === undefined || at < known.at)) {
      best.set(folder, { at, file });
    }
  }
  return [...best.values()].map(({ file }) => file);
}

function nameFor(kind, languages) {
  const main = languages.find((language) => kind.languages?.includes(language.name));
  return main === undefined ? kind.name : main.name === "TSX" ? "TypeScript" : main.name;
}

function byWeight(a, b) {
  return Number(a.kind.side ?? false) - Number(b.kind.side ?? false)
    || depth(a.manifest) - depth(b.manifest)
    || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}
