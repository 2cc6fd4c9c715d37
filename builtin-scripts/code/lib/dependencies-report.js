// Dependencies as Markdown. Sections that have nothing to say are left out.

import {
  code, codeCell, count, counted, cut, listed, paragraphs, plain, section, table,
} from "./format.js";

const IN_CYCLE = 6;

export function dependenciesReport(data, limit) {
  return data.kind === "file" ? fileReport(data) : folderReport(data, limit);
}

function fileReport({ path, depth, needs, neededBy }) {
  return paragraphs([
    `# ${code(path)}`,
    section("Needs", list(needs, depth, "It needs nothing.")),
    section("Needed by", list(neededBy, depth, "Nothing needs it.")),
  ]);
}

function list(entries, depth, none) {
  return entries.length === 0 ? none : entries.map((entry) => {
    const facts = [
      entry.what !== undefined && entry.what !== "file" && entry.what,
      depth > 1 && entry.depth > 1 && `${entry.depth} steps`,
    ].filter(Boolean);
    return `- ${code(entry.path)}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
  }).join("\n");
}

function folderReport(data, limit) {
  const parts = [
    section("Declared", declared(data.manifests, limit)),
    section("Packages in use", packages(data.packages, limit)),
    section("Missing", missing(data.missing, limit)),
    section("Between files", between(data)),
    section("Cycles", cycles(data.cycles, limit)),
  ].filter(Boolean);
  return paragraphs([
    `# Dependencies of ${data.path === "." ? "the workspace" : code(data.path)}`,
    ...(parts.length > 0 ? parts : ["Nothing here declares or imports anything."]),
  ]);
}

function declared(manifests, limit) {
  const { shown, more } = cut(manifests, limit);
  const rows = shown.map(({ manifest, buildTool, complete, dependencies }) => [
    codeCell(manifest), plain(buildTool),
    complete ? count(dependencies.length) : `${count(dependencies.length)} or more`,
  ]);
  return rows.length > 0 && paragraphs([
    table(["Manifest", "Tool", ">Declares"], rows),
    more > 0 && `And ${counted(more, "manifest")} more.`,
  ]).trimEnd();
}

function packages(all, limit) {
  const { shown, more } = cut(all, limit);
  const rows = shown.map(({ name, files }) => [codeCell(name), count(files)]);
  return rows.length > 0 && paragraphs([
    table(["Package", ">Files"], rows),
    more > 0 && `And ${counted(more, "package")} more.`,
  ]).trimEnd();
}

function missing(all, limit) {
  const { shown, more } = cut(all, limit);
  const lines = shown.map(({ name, files }) =>
    `- ${code(name)}, in ${files.length === 1 ? code(files[0]) : counted(files.length, "file")}`);
  return [...lines, ...(more > 0 ? [`- ${count(more)} more`] : [])].join("\n");
}

function between({ needs, mostNeeded }) {
  const rows = mostNeeded.map(({ path, dependents }) => [codeCell(path), count(dependents)]);
  return needs > 0 && paragraphs([
    `${counted(needs, "time")} a file needs another one. Most files need:`,
    table(["File", ">Needed by"], rows),
  ]).trimEnd();
}

function cycles(all, limit) {
  const { shown, more } = cut(all, limit);
  const lines = shown.map((cycle) => {
    const names = cut(cycle, IN_CYCLE);
    const files = names.shown.map(code);
    return `- ${counted(cycle.length, "file")}: ${
      listed(names.more > 0 ? [...files, `${count(names.more)} more`] : files)}`;
  });
  return [...lines, ...(more > 0 ? [`- ${counted(more, "cycle")} more`] : [])].join("\n");
}
