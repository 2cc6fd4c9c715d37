// The dependencies a project declares.

import { mapInBatches } from "./batch.js";
import { READERS } from "./declared.js";
import { KINDS, rank } from "./kinds.js";
import { nameOf } from "./paths.js";
import { readText } from "./text.js";

/** A monorepo can have thousands; those nearest to the top are opened. */
const MAX_OPENED = 100;

/** Manifests that declare dependencies, by name or ending, and how they are read if at all. */
const SOURCES = [
  ["pom.xml", READERS.pom],
  ["build.gradle.kts"],
  ["build.gradle"],
  ["build.sbt"],
  ["project.clj"],
  ["deps.edn"],
  ["package.json", READERS.node],
  ["deno.json"],
  ["deno.jsonc"],
  ["Cargo.toml", READERS.cargo],
  ["go.mod", READERS.goMod],
  ["pyproject.toml", READERS.pyproject],
  ["Pipfile", READERS.pipfile],
  ["requirements.txt", READERS.requirements],
  ["setup.py"],
  [".csproj", READERS.msbuild],
  [".fsproj", READERS.msbuild],
  [".vbproj", READERS.msbuild],
  ["Gemfile", READERS.gemfile],
  ["composer.json", READERS.composer],
  ["Package.swift"],
  ["mix.exs"],
  ["rebar.config"],
  ["pubspec.yaml"],
  [".cabal"],
  ["shard.yml"],
];

/**
 * The manifests, those nearest to the top first: `{ manifest, tool, count?, names? }`. The count is there
 * only where reading the manifest tells it for certain.
 * @param tools what `toolFinder` made
 */
export async function declaredDependencies(manifests, tools, ctx) {
  const known = manifests.filter((manifest) => sourceOf(nameOf(manifest)) !== undefined);
  const opened = new Set(known.slice(0, MAX_OPENED));
  const read = await mapInBatches(known, ctx, async (manifest) => {
    const name = nameOf(manifest);
    const tool = await tools(KINDS.find((kind) => rank(kind, name) >= 0), manifest);
    const [, reader] = sourceOf(name);
    const names = reader && tool !== null && opened.has(manifest)
      ? namesIn(await readText(manifest, ctx), reader) : null;
    return names === null ? { manifest, tool } : { manifest, tool, count: names.length, names };
  });
  return read.filter(({ tool }) => tool !== null);
}

function sourceOf(name) {
  return SOURCES.find(([file]) => (file.startsWith(".") ? name.endsWith(file) : name === file));
}

function namesIn(text, read) {
  const names = text === null ? null : read(text);
  return names && [...new Set(names)].sort();
}
