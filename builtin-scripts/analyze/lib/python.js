// Which tool a Python project is built with.

import { folderOf, join, nameOf } from "./paths.js";
import { readText } from "./text.js";

const BY_NAME = { "Pipfile": "Pipenv", "setup.py": "setuptools", "setup.cfg": "setuptools" };

/** In the order in which they decide: a tool's own table before the backend it builds with. */
const BY_CONTENT = [
  [/^\[tool\.poetry\b/m, "Poetry"],
  [/^\[tool\.pdm\b/m, "PDM"],
  [/^\[tool\.uv\b/m, "uv"],
  [/^\[tool\.hatch\b/m, "Hatch"],
  [/^\s*build-backend\s*=\s*["']hatchling\b/m, "Hatch"],
  [/^\s*build-backend\s*=\s*["']poetry\b/m, "Poetry"],
  [/^\s*build-backend\s*=\s*["']pdm\b/m, "PDM"],
  [/^\s*build-backend\s*=\s*["']uv_build\b/m, "uv"],
  [/^\s*build-backend\s*=\s*["']flit_core\b/m, "Flit"],
  [/^\s*build-backend\s*=\s*["']maturin\b/m, "Maturin"],
  [/^\s*build-backend\s*=\s*["']setuptools\b/m, "setuptools"],
];

/** The tool, or null where the manifest is none of a Python project. */
export async function pythonTool(manifest, ctx) {
  if (nameOf(manifest) !== "pyproject.toml") {
    return BY_NAME[nameOf(manifest)] ?? "pip";
  }
  const folder = folderOf(manifest);
  if (await ctx.files.type(join(folder, "uv.lock")) === "file") {
    return "uv";
  }
  const text = await readText(manifest, ctx) ?? "";
  const tool = BY_CONTENT.find(([pattern]) => pattern.test(text))?.[1];
  return tool ?? (await isProject(text, folder, ctx) ? "pip" : null);
}

// Many a `pyproject.toml` only configures a formatter for the scripts of a project in another language.
async function isProject(text, folder, ctx) {
  return /^\[(project|build-system)\b/m.test(text)
    || await ctx.files.type(join(folder, "requirements.txt")) === "file";
}
