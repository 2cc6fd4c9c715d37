// Reads the names of declared dependencies out of manifests, one function a format. Each gives null
// where the text is not what it can read for certain: a missing number is better than a wrong one.

import { isObject, parseObject } from "./text.js";
import { tomlEntries, tomlStrings } from "./toml.js";

export const READERS = {
  node: (text) => keysOf(parseObject(text),
    ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]),

  // `php` and `ext-json` are the platform, not packages; those all have a slash.
  composer: (text) => keysOf(parseObject(text), ["require", "require-dev"])
    ?.filter((name) => name.includes("/")) ?? null,

  pom(text) {
    if (!/<project[\s>]/.test(text)) {
      return null;
    }
    const own = without(text.replace(/<!--.*?-->/gs, ""),
      "dependencyManagement", "build", "reporting", "exclusions");
    return own.match(/<dependency>.*?<\/dependency>/gs)?.map((dependency) =>
      `${inside(dependency, "groupId")}:${inside(dependency, "artifactId")}`) ?? [];
  },

  msbuild: (text) => [...text.replace(/<!--.*?-->/gs, "")
    .matchAll(/<PackageReference\s[^>]*?\bInclude\s*=\s*"([^"]+)"/g)].map((found) => found[1]),

  cargo(text) {
    const entries = tomlEntries(text);
    return entries && tableKeys(entries,
      /^(?:target\..+\.)?(?:dev-|build-)?dependencies(?:\.([^.]+))?$/);
  },

  // What is needed only by dependencies is marked `// indirect`.
  goMod(text) {
    const names = [];
    let inside = false;
    for (const line of text.split("\n")) {
      const words = line.trim().split(/\s+/);
      const starts = words[0] === "require";
      if (starts && words[1] === "(") {
        inside = true;
      } else if (words[0] === ")") {
        inside = false;
      } else if ((starts || inside) && !/\/\/\s*indirect\b/.test(line)) {
        names.push(starts ? words[1] : words[0]);
      }
    }
    return names.filter((name) => name && !name.startsWith("//"));
  },

  pyproject(text) {
    const entries = tomlEntries(text);
    const lists = entries && requirementLists(entries);
    if (!lists || !entries.some(({ table }) => /^(?:project|tool\.poetry)$/.test(table))) {
      return null;
    }
    const poetry = tableKeys(entries,
      /^tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies(?:\.([^.]+))?$/);
    return [...lists.flat().map(requirementName), ...poetry.filter((name) => name !== "python")];
  },

  pipfile(text) {
    const entries = tomlEntries(text);
    return entries && tableKeys(entries, /^(?:dev-)?packages(?:\.([^.]+))?$/);
  },

  requirements(text) {
    const lines = text.replace(/\\\n/g, " ").split("\n")
      .map((line) => line.replace(/(^|\s)#.*/, "").trim())
      .filter((line) => line !== "" && !line.startsWith("-"));
    return lines.map(requirementName);
  },

  // A Gemfile is a program; one that does more than list gems is not run here.
  gemfile(text) {
    if (/^\s*(?:gemspec|eval_gemfile)\b|\beach\b|\bmap\b/m.test(text)) {
      return null;
    }
    return [...text.matchAll(/^\s*gem[\s(]+["']([^"']+)["']/gm)].map((found) => found[1]);
  },
};

function keysOf(object, members) {
  return object && members.flatMap((member) =>
    (isObject(object[member]) ? Object.keys(object[member]) : []));
}

/** Keys in the tables that match; `[dependencies.name]` is one too. */
function tableKeys(entries, pattern) {
  const names = [];
  for (const { table, key } of entries) {
    const match = pattern.exec(table);
    if (match !== null && (match[1] !== undefined) === (key === null)) {
      names.push(match[1] ?? key);
    }
  }
  return names;
}

/**
 * The lists of requirements in a `pyproject.toml`, or null where one is no list of strings or is made
 * by the build.
 */
function requirementLists(entries) {
  const inProject = (name) => entries.find(({ table, key }) => table === "project" && key === name);
  if (/dependencies/.test(inProject("dynamic")?.value ?? "")) {
    return null;
  }
  const groups = entries.filter(({ table, key }) =>
    key !== null && /^(?:project\.optional-dependencies|dependency-groups)$/.test(table));
  const lists = [inProject("dependencies"), ...groups]
    .filter((entry) => entry !== undefined)
    .map(({ value }) => tomlStrings(value));
  return lists.includes(null) ? null : lists;
}

/** The name in `Django[argon2]>=5 ; python_version > "3.9"`, or all of it where it is an address. */
function requirementName(requirement) {
  return /^[\w.-]+(?=\s*(?:[[;<>=!~@(,]|$))/.exec(requirement)?.[0] ?? requirement;
}

function without(text, ...elements) {
  return elements.reduce((rest, name) =>
    rest.replace(new RegExp(`<${name}>.*?</${name}>`, "gs"), ""), text);
}

function inside(text, element) {
  return new RegExp(`<${element}>\\s*(.*?)\\s*</${element}>`, "s").exec(text)?.[1] ?? "?";
}
