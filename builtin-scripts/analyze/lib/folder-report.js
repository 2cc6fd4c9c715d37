// A folder's data as Markdown. Sections that have nothing to say are left out.

import { NOTHING } from "./empty.js";
import {
  codeCell, count, counted, cut, listed, paragraphs, percent, plain, size, table,
} from "./format.js";
import { commits, gitProblems, standing } from "./git-report.js";
import { todoSection } from "./todo-report.js";

const TYPES = 6;
const LANGUAGES = 8;
const FILES = 5;
const MANIFESTS = 10;

const SKIPPED = {
  ignored: "ignored", binary: "binary", tooLarge: "too large", links: "links",
  unreadable: "unreadable", other: "other",
};

export function folderReport(data) {
  return paragraphs([
    `# ${plain(data.name)}`,
    overview(data),
    section("Languages", languages(data.languages)),
    section("Largest files", largest(data.largest)),
    section("Most changed files", churn(data.churn)),
    section("Tests", tests(data.tests)),
    section("Dependencies", dependencies(data.dependencies)),
    section("Git", git(data)),
    todoSection(data.todos, true),
  ]);
}

function section(title, body) {
  return body && `## ${title}\n\n${body}`;
}

function overview({ project, summary }) {
  if (!summary) {
    return "";
  }
  const left = Object.keys(SKIPPED).filter((reason) => summary.skipped[reason] > 0)
    .map((reason) => `${count(summary.skipped[reason])} ${SKIPPED[reason]}`);
  if (summary.files === 0) {
    return left.length === 0
      ? NOTHING
      : `No text files here. Left out: ${left.join(", ")}.`;
  }
  const facts = [
    types(project.types), counted(summary.files, "file"), counted(summary.lines, "line"),
    size(summary.bytes),
  ];
  return paragraphs([
    facts.filter(Boolean).join(" · "),
    left.length > 0 && `Left out: ${left.join(", ")}.`,
  ]).trimEnd();
}

function types(all) {
  const { shown, more } = cut(all, TYPES);
  const names = shown.map(({ name, buildTool, folders }) => {
    const details = [name !== buildTool && buildTool, folders > 1 && `${count(folders)} folders`];
    const known = details.filter(Boolean);
    return known.length > 0 ? `${name} (${known.join(", ")})` : name;
  });
  return listed(more > 0 ? [...names, `${count(more)} more`] : names);
}

function languages(all = []) {
  const code = all.filter(({ kind }) => kind === "code");
  const { shown, more } = cut(code.length > 0 ? code : all, LANGUAGES);
  const rest = code.length > 0 ? all.filter(({ kind }) => kind !== "code") : [];
  const rows = shown.map(({ name, files, lines, share }) =>
    [plain(name), count(files), count(lines), ...(share === null ? [] : [percent(share)])]);
  const columns = ["Language", ">Files", ">Lines", ">Share"].slice(0, rows[0]?.length);
  return rows.length > 0 && paragraphs([
    table(columns, rows),
    more > 0 && `And ${counted(more, "language")} with less.`,
    rest.length > 0 && `Not code: ${others(rest)}.`,
  ]).trimEnd();
}

function others(all) {
  const { shown, more } = cut(all, LANGUAGES);
  const names = shown.map(({ name, files, lines }) =>
    `${plain(name)} (${counted(files, "file")}, ${counted(lines, "line")})`);
  return listed(more > 0 ? [...names, `${count(more)} more`] : names);
}

function largest(files = []) {
  const rows = files.slice(0, FILES).map((file) =>
    [codeCell(file.path), count(file.lines), size(file.bytes)]);
  return rows.length > 0 && table(["File", ">Lines", ">Size"], rows);
}

function churn(files) {
  // Where nothing was changed twice, the first files by name would look like a finding.
  const twice = files?.[0]?.commits > 1;
  const rows = (twice ? files : []).slice(0, FILES).map((file) =>
    [codeCell(file.path), count(file.commits)]);
  return rows.length > 0 && table(["File", ">Commits"], rows);
}

function tests(data) {
  if (!data || (data.files === 0 && data.ratio === null)) {
    return "";
  }
  if (data.files === 0) {
    return "No tests found.";
  }
  const files = `${counted(data.files, "test file")} with ${counted(data.lines, "line")}`;
  return data.ratio === null
    ? `${files}.`
    : `${files}: ${data.ratio.toFixed(2)} lines of test for each line of other code.`;
}

function dependencies(manifests = []) {
  const { shown, more } = cut(manifests, MANIFESTS);
  const rows = shown.map(({ manifest, tool, count: declared }) =>
    [codeCell(manifest), plain(tool), declared === undefined ? "?" : count(declared)]);
  return rows.length > 0 && paragraphs([
    table(["Manifest", "Tool", ">Declared"], rows),
    more > 0 && `And ${counted(more, "manifest")} more.`,
  ]).trimEnd();
}

function git({ git: state, problems }) {
  return paragraphs([
    state && standing(state),
    state && commits(state),
    gitProblems(problems),
  ]).trimEnd();
}
