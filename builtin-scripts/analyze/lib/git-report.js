// What Git knows, as Markdown.

import { code, count, counted, listed, plain } from "./format.js";

const WORDS = {
  staged: "staged", modified: "modified", deleted: "deleted", untracked: "untracked",
  conflicted: "in conflict",
};

/** One line: where the work tree stands. */
export function standing(git) {
  return [place(git), upstream(git), changes(git)].filter(Boolean).join(" · ");
}

/** The latest commits, one a line. */
export function commits(git) {
  return git.commits.map(({ shortId, time, author, subject }) =>
    `- ${code(shortId)} ${time.slice(0, 10)} ${plain(author)}: ${plain(subject)}`).join("\n");
}

/** Problems of the repository: the rest of the report does not need it. */
export function gitProblems(problems) {
  return problems.map(({ message, hint }) =>
    `- ${plain(message)}${hint ? ` (${plain(hint)})` : ""}`).join("\n");
}

function place({ branch, head }) {
  if (head === null) {
    return `on ${code(branch ?? "?")}, no commits yet`;
  }
  const at = code(head.slice(0, 7));
  return branch === null ? `no branch checked out, at ${at}` : `on ${code(branch)} at ${at}`;
}

function upstream({ upstream: name, ahead, behind }) {
  if (name === null) {
    return "";
  }
  const parts = [ahead && `${count(ahead)} ahead of`, behind && `${count(behind)} behind`];
  const differs = parts.filter(Boolean);
  return `${differs.length === 0 ? "even with" : listed(differs)} ${code(name)}`;
}

function changes({ clean, changes: by }) {
  if (clean) {
    return "nothing changed";
  }
  return Object.keys(WORDS).filter((list) => by[list] > 0)
    .map((list) => `${count(by[list])} ${WORDS[list]}`).join(", ");
}

/** How often a file was changed. */
export function timesChanged(git) {
  return git.changed === 0 ? "" : `changed in ${counted(git.changed, "commit")}`;
}
