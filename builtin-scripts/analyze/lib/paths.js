// Paths as the host gives them: relative to the workspace, names separated by `/`.

export function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder a path is in, `.` for the workspace. */
export function folderOf(path) {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

function depth(path) {
  return path.split("/").length;
}

/** Order by depth, then by text. */
export function byDepth(a, b) {
  return depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0);
}
