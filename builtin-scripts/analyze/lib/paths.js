// Paths as the host gives them: relative to the workspace, names separated by `/`.

/** Folders whose manifests belong to someone else, or to a test. */
const FOREIGN = new Set([
  "node_modules", "bower_components", "vendor", "third_party", "Pods", "venv", ".venv",
  "site-packages", "test", "tests", "testdata", "fixtures", "__fixtures__", "golden",
]);

export function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder a path is in, `.` for the workspace. */
export function folderOf(path) {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

export function join(folder, name) {
  return folder === "." ? name : `${folder}/${name}`;
}

/** A folder and all above it, up to and including another one. */
export function upTo(top, folder) {
  const folders = [folder];
  while (folder !== top && folder !== ".") {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}

export function depth(path) {
  return path.split("/").length;
}

/** Order by depth, then by text. */
export function byDepth(a, b) {
  return depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Whether a path below a folder is the project's own and no part of a test. */
export function isOwn(path, folder) {
  const below = folder === "." ? path : path.slice(folder.length + 1);
  return !below.split("/").slice(0, -1).some((name) => FOREIGN.has(name));
}
