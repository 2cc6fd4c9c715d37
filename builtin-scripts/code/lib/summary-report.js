// A summary as Markdown. Sections that have nothing to say are left out.

import {
  code, codeCell, count, counted, cut, listed, paragraphs, plain, section, size, table,
} from "./format.js";

const MODULES = 12;
const ENTRIES = 8;
const FOLDERS = 6;
const CENTER = 5;

const STARTS = { command: "the command", main: "the program", library: "the library" };

export function summaryReport(data) {
  return paragraphs([
    `# ${plain(data.name)}`,
    facts(data),
    section("Modules", modules(data.modules)),
    section("Where it starts", entries(data.entryPoints)),
    section("Folders", folders(data)),
    section("What most files need", center(data.center)),
    section("What most of the code leans on", map(data.map)),
  ]);
}

function facts({ types, summary, languages, dependencies }) {
  if (summary.files === 0) {
    return "No text files here.";
  }
  const written = languages.map(({ name, lines }) => `${plain(name)} ${count(lines)}`);
  const declared = dependencies.reduce((sum, one) => sum + one.count, 0);
  return paragraphs([
    [
      listed(types.map(({ name, buildTool }) =>
        (name === buildTool ? plain(name) : `${plain(name)} (${plain(buildTool)})`))),
      counted(summary.files, "file"), counted(summary.lines, "line"), size(summary.bytes),
    ].filter(Boolean).join(" · "),
    written.length > 0 && `Lines of code: ${written.join(", ")}.`,
    dependencies.length > 0 && `${counted(declared, "dependency", "dependencies")} declared in `
      + `${counted(dependencies.length, "manifest")}; \`dependencies\` tells more.`,
  ]).trimEnd();
}

function modules(all) {
  const { shown, more } = cut(all.length > 1 ? all : [], MODULES);
  const rows = shown.map(({ folder, name, buildTool }) =>
    [codeCell(folder), plain(name || "?"), plain(buildTool)]);
  return rows.length > 0 && paragraphs([
    table(["Folder", "Name", "Tool"], rows),
    more > 0 && `And ${counted(more, "module")} more.`,
  ]).trimEnd();
}

function entries(all) {
  const { shown, more } = cut(all, ENTRIES);
  const lines = shown.map(({ path, kind, name, origin }) =>
    `- ${code(path ?? origin)}: ${STARTS[kind]} ${plain(name)}`);
  return [...lines, ...(more > 0 ? [`- ${counted(more, "place")} more`] : [])].join("\n");
}

function folders({ sourceFolders, testFolders }) {
  return [line("Sources", sourceFolders), line("Tests", testFolders)].filter(Boolean).join("\n");
}

function line(what, all) {
  const { shown, more } = cut(all, FOLDERS);
  const names = shown.map(code);
  return names.length > 0
    && `- ${what}: ${listed(more > 0 ? [...names, `${count(more)} more`] : names)}`;
}

function center(files) {
  const rows = files.slice(0, CENTER).map(({ path, dependents }) =>
    [codeCell(path), count(dependents)]);
  return rows.length > 0 && table(["File", ">Needed by"], rows);
}

function map({ text }) {
  const lines = text.trimEnd().split("\n").map((declaration) => `    ${declaration}`);
  return text !== "" && lines.join("\n");
}
