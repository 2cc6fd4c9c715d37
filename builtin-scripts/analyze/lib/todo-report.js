// Notes for later, as Markdown.

import { code, counted, count } from "./format.js";

const SHOWN = 5;
const WIDTH = 100;

/**
 * The section, or nothing where there are none.
 * @param withPath whether the notes are in several files
 */
export function todoSection(todos, withPath) {
  if (!todos || todos.count === 0) {
    return "";
  }
  const shown = todos.hits.slice(0, SHOWN);
  const lines = shown.map(({ path, line, text }) =>
    `- ${withPath ? code(`${path}:${line}`) : `Line ${count(line)}`}: ${code(shorter(text))}`);
  const where = withPath ? ` in ${counted(todos.files, "file")}` : "";
  const more = todos.count - shown.length;
  return [
    "## Notes for later", "",
    `${counted(todos.count, "line")} with TODO or FIXME${where}`
      + `${more > 0 ? `, the first ${shown.length}` : ""}:`, "", ...lines,
  ].join("\n");
}

function shorter(text) {
  const characters = [...text];
  return characters.length <= WIDTH ? text : `${characters.slice(0, WIDTH - 1).join("")}…`;
}
