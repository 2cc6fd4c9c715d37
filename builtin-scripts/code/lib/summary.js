// What a project is, in a page.

const LANGUAGES = 5;

/** Facts of the workspace: what its manifests say, what it is written in, what its code leans on. */
export async function summarize(tokens, ctx) {
  await ctx.ui.progress("Finding out what it is");
  const [workspace, project, summary, languages, map, edges] = await Promise.all([
    ctx.workspace.info(), ctx.context.project(), ctx.index.summary(), ctx.index.languages(),
    ctx.context.map({ tokens }), ctx.index.imports({ uses: true }),
  ]);
  const { types, modules, entryPoints, sourceFolders, testFolders, manifests } = project;
  return {
    schema: 1,
    name: workspace.name,
    types,
    summary,
    languages: languages.filter(({ kind }) => kind === "code").slice(0, LANGUAGES),
    modules,
    entryPoints,
    sourceFolders,
    testFolders,
    dependencies: manifests.map(({ path, buildTool, complete, dependencies }) =>
      ({ manifest: path, buildTool, complete, count: dependencies.length })),
    center: mostNeeded(edges),
    map,
  };
}

const CENTER = 10;

/** The files that most files need: `{ path, dependents }`, most first, then by path. */
export function mostNeeded(edges, most = CENTER) {
  const dependents = new Map();
  for (const { target } of edges) {
    dependents.set(target, (dependents.get(target) ?? 0) + 1);
  }
  return [...dependents].map(([path, count]) => ({ path, dependents: count }))
    .sort((a, b) => b.dependents - a.dependents || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}
