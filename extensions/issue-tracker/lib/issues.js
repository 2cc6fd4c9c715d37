// What is kept of what the server says: a model is told no more than it can use.

const MAX_TEXT = 8_000;

/** An issue in a list. */
export function summary({ number, title, state, user, labels, comments, updated_at: updated, html_url: url }) {
  return { number, title, state, author: user?.login ?? null, labels: (labels ?? []).map((label) => label.name ?? label),
    comments, updated, url };
}

/** An issue with its text. */
export function whole(issue, comments) {
  return { ...summary(issue), text: shortened(issue.body), comments: comments.map(comment) };
}

function comment({ user, body, created_at: created }) {
  return { author: user?.login ?? null, created, text: shortened(body) };
}

function shortened(text) {
  const all = text ?? "";
  return all.length <= MAX_TEXT ? all : `${all.slice(0, MAX_TEXT)}…`;
}
