// What a folder declares and imports, or what a file needs and what needs it.

import { mostNeeded } from "./summary.js";

/** `kind` of the data is `folder` or `file`. */
export async function dependenciesOf({ path = ".", tests = false, depth = 1, limit = 10 }, ctx) {
  return await ctx.files.type(path) === "file"
    ? ofFile(path, depth, ctx)
    : ofFolder(path, tests, limit, ctx);
}

async function ofFile(path, depth, ctx) {
  // One after the other: of two that fail, either could be told.
  const needs = await ctx.index.dependencies(path, { depth, uses: true });
  const neededBy = await ctx.index.dependents(path, { depth, uses: true });
  return { schema: 1, path, kind: "file", depth, needs, neededBy };
}

async function ofFolder(path, tests, limit, ctx) {
  await ctx.ui.progress("Following imports");
  const [{ manifests, problems }, files, edges, packages, cycles] = await Promise.all([
    ctx.context.project({ path }), ctx.index.files({ path }), ctx.index.imports({ uses: true }),
    ctx.index.packages(), ctx.index.cycles(),
  ]);
  const wanted = new Set(files.filter(({ test }) => tests || !test).map((file) => file.path));
  const inside = (file) => wanted.has(file);
  const own = edges.filter((edge) => inside(edge.path));
  const used = packages.map(({ files: users, ...rest }) => ({ ...rest, files: users.filter(inside) }))
    .filter(({ files: users }) => users.length > 0);
  return {
    schema: 1,
    path,
    kind: "folder",
    tests,
    manifests: [...manifests].sort(byDepth).map(({ path: manifest, ...rest }) =>
      ({ manifest, ...rest })),
    packages: used.filter(({ missing }) => !missing).sort(byUse).map(counted),
    missing: used.filter(({ missing }) => missing)
      .map(({ name, files: users }) => ({ name, files: users })),
    needs: own.length,
    mostNeeded: mostNeeded(own, limit),
    cycles: cycles.filter((cycle) => cycle.every(inside)),
    problems,
  };
}

function byUse(a, b) {
  return b.files.length - a.files.length || (a.name < b.name ? -1 : 1);
}

function counted({ name, files }) {
  return { name, files: files.length };
}

/** Those nearest to the top first. */
function byDepth(a, b) {
  return depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1);
}

function depth(path) {
  return path.split("/").length;
}
