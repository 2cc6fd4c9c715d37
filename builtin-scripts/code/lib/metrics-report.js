// Numbers as Markdown.

import {
  code, codeCell, count, counted, listed, paragraphs, percent, plain, section, table,
} from "./format.js";

const PLACES = 3;

export function metricsReport(data) {
  const { files, lines, functions } = data.totals;
  if (files === 0) {
    return "No code here.\n";
  }
  return paragraphs([
    `# Metrics of ${data.path === "." ? "the workspace" : code(data.path)}`,
    [
      counted(files, "file"), counted(lines, "line"), counted(functions, "function"),
      data.tests ? "with tests" : "without tests",
    ].join(" · "),
    section("Longest files", largest(data.largest)),
    section("Complexity", complexity(data.complexity)),
    section("Coupling", coupling(data.coupling)),
    section("Duplication", duplication(data.duplication)),
  ]);
}

function largest(files) {
  return files !== undefined && table(["File", ">Lines", ">Functions"],
    files.map((file) => [codeCell(file.path), count(file.lines), count(file.functions)]));
}

function complexity(data) {
  if (data === undefined) {
    return "";
  }
  const rows = data.functions.filter(({ branches }) => branches > 0).map((one) =>
    [codeCell(one.name), codeCell(`${one.path}:${one.line}`), count(one.branches)]);
  const facts = [
    counted(data.branches, "branch", "branches"),
    data.perFunction !== null && `${data.perFunction.toFixed(2)} a function`,
    data.unparsed > 0 && `${counted(data.unparsed, "file")} without a parser`,
  ];
  return paragraphs([
    `${facts.filter(Boolean).join(" · ")}.`,
    rows.length > 0 && table(["Function", "Place", ">Branches"], rows),
  ]).trimEnd();
}

function coupling(data) {
  if (data === undefined) {
    return "";
  }
  const rows = data.files.map((file) =>
    [codeCell(file.path), count(file.dependents), count(file.dependencies)]);
  return paragraphs([
    data.needs === 0
      ? "No file needs another one."
      : `A file needs ${data.perFile.toFixed(2)} others.`,
    rows.length > 0 && table(["File", ">Needed by", ">Needs"], rows),
  ]).trimEnd();
}

function duplication(data) {
  if (data === undefined) {
    return "";
  }
  if (data.count === 0) {
    return "No duplicates.";
  }
  const more = data.count - data.duplicates.length;
  return paragraphs([
    `${counted(data.count, "duplicate")}, ${percent(data.share)} of the lines that count.`,
    data.duplicates.map(duplicate).join("\n"),
    more > 0 && `And ${counted(more, "duplicate")} more.`,
  ]).trimEnd();
}

function duplicate({ lines, places }) {
  const shown = places.slice(0, PLACES).map(({ path, line, endLine }) =>
    code(`${path}:${line}-${endLine}`));
  const more = places.length - shown.length;
  return `- ${counted(lines, "line")}: ${
    listed(more > 0 ? [...shown, plain(`${count(more)} more`)] : shown)}`;
}
