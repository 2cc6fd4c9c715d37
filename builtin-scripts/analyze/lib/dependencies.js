// The dependencies a project declares.

import { byDepth } from "./paths.js";

/**
 * The manifests, those nearest to the top first: `{ manifest, tool, count?, names? }`. The count is there
 * only where reading the manifest tells it for certain.
 * @param project what the host found out
 */
export function declaredDependencies({ manifests }) {
  return [...manifests].sort((a, b) => byDepth(a.path, b.path))
    .map(({ path: manifest, buildTool: tool, complete, dependencies }) => {
      const names = [...new Set(dependencies.filter((one) => isOwn(one, tool)).map(({ name }) => name))];
      return complete ? { manifest, tool, count: names.length, names } : { manifest, tool };
    });
}

// What builds a project is a part of it where its crates are, and elsewhere a tool.
function isOwn({ scope }, tool) {
  return scope !== "build" || tool === "Cargo";
}
