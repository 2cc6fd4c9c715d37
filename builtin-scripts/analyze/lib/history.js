// What Git knows. Git's paths start at the top of the work tree, ours at the workspace: the
// workspace says what stands between the two.

const CHURN_COMMITS = 500;
const CHURN_FILES = 10;
const LISTS = ["staged", "modified", "deleted", "untracked", "conflicted"];

/** A path of the workspace as Git names it; null for everything. */
export function gitPath(path, prefix) {
  const full = path === "." ? prefix.replace(/\/$/, "") : prefix + path;
  return full === "" ? null : full;
}

/** Which files below a path the latest commits touched most; null where there is no history. */
export async function churnOf(path, prefix, ctx) {
  const options = { commits: CHURN_COMMITS, limit: CHURN_FILES, path: gitPath(path, prefix) };
  const churn = await ctx.git.churn(options);
  return churn.length === 0 ? null : churn
    .map((file) => ({ path: file.path.slice(prefix.length), commits: file.commits }));
}

/**
 * Branch, head, the changes at or below a path and the latest commits that touched it; null outside
 * of Git.
 */
export async function gitState(path, prefix, commits, ctx) {
  const below = gitPath(path, prefix);
  const [status, log] = await Promise.all([
    ctx.git.status(),
    ctx.git.log({ limit: commits, path: below }),
  ]);
  if (status === null) {
    return null;
  }
  const changes = {};
  for (const list of LISTS) {
    changes[list] = status[list].filter((file) => isAt(file, below)).length;
  }
  return {
    branch: status.branch,
    head: status.head,
    upstream: status.upstream,
    ahead: status.ahead,
    behind: status.behind,
    clean: LISTS.every((list) => changes[list] === 0),
    changes,
    commits: log.map(({ id, shortId, author, time, subject }) =>
      ({ id, shortId, author, time, subject })),
  };
}

/**
 * What `read` gives, or null where the repository cannot be read: everything but Git is still worth
 * telling. The problem is added to `problems`.
 */
export async function unlessBroken(problems, read) {
  try {
    return await read();
  } catch (error) {
    if (!String(error.code).startsWith("git-")) {
      throw error;
    }
    if (!problems.some(({ code }) => code === error.code)) {
      problems.push({ code: error.code, message: error.message, hint: error.hint });
    }
    return null;
  }
}

function isAt(file, path) {
  return path === null || file === path || file.startsWith(`${path}/`);
}
