// A file's data as Markdown.

import { counted, paragraphs, plain, size } from "./format.js";
import { commits, gitProblems, standing, timesChanged } from "./git-report.js";
import { todoSection } from "./todo-report.js";

export function fileReport(data) {
  return paragraphs([
    `# ${plain(data.path)}`,
    facts(data.file),
    git(data),
    todoSection(data.todos, false),
  ]);
}

function facts(file) {
  if (!file.text) {
    return `No text that can be analysed: binary or too large · ${size(file.bytes)}`;
  }
  return [
    plain(file.language ?? "unknown language"),
    counted(file.lines, "line"),
    size(file.bytes),
    file.test ? "looks like a test" : "",
  ].filter(Boolean).join(" · ");
}

function git({ git: state, problems }) {
  const body = paragraphs([
    state && [standing(state), timesChanged(state)].filter(Boolean).join(" · "),
    state && commits(state),
    gitProblems(problems),
  ]).trimEnd();
  return body && `## Git\n\n${body}`;
}
