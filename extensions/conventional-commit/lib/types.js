// The types a commit can have, and the one that a change most likely has.

export const TYPES = ["feat", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore", "revert"];

const SAME = new Map([
  ["feature", "feat"], ["features", "feat"], ["bugfix", "fix"], ["hotfix", "fix"], ["bug", "fix"], ["doc", "docs"],
  ["documentation", "docs"], ["refactoring", "refactor"], ["performance", "perf"], ["tests", "test"],
  ["testing", "test"], ["chores", "chore"],
]);

const LIKELY = [
  ["ci", /^(?:\.github\/workflows\/|\.gitlab-ci\.yml$|\.ci\/|Jenkinsfile$)/],
  ["docs", /(?:^docs?\/|\.(?:md|adoc|rst|txt)$|^LICENSE)/i],
  ["test", /(?:^|\/)(?:tests?|__tests__|spec)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[^/]*\.py$|Test\.java$/],
  ["build", /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|package(?:-lock)?\.json|Makefile|Cargo\.(?:toml|lock)|go\.(?:mod|sum)|pyproject\.toml|Dockerfile)$/],
];

/** The type as it is written; one that is unknown stays as it is, in lower case. */
export function usualType(type) {
  const lower = type.toLowerCase();
  return SAME.get(lower) ?? lower;
}

/** The type that a change of these files alone would have, or null where nothing can be said. */
export function likelyType(files) {
  if (files.length === 0) {
    return null;
  }
  const found = LIKELY.find(([, pattern]) => files.every((file) => pattern.test(file)));
  return found === undefined ? null : found[0];
}
