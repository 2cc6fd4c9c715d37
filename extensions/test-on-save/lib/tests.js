// Which test belongs to a file, and what runs it.

const JS = /^(.*\/)?([^/]+?)\.(m?js)$/;
const PYTHON = /^(.*\/)?([^/]+)\.py$/;
const FOLDERS = ["test/", "tests/"];

/** The paths where the test of a file may be, the likeliest first; the file itself where it is one. */
export function candidates(path) {
  const js = JS.exec(path);
  if (js !== null) {
    const [, folder = "", name, type] = js;
    return name.endsWith(".test") ? [path] : around(folder, `${name}.test.${type}`);
  }
  const python = PYTHON.exec(path);
  if (python !== null) {
    const [, folder = "", name] = python;
    return name.startsWith("test_") ? [path] : around(folder, `test_${name}.py`);
  }
  return [];
}

/** The program and its first arguments, which are the ones the manifest asks for. */
export function runnerOf(test) {
  return test.endsWith(".py") ? ["python3", "-m", "unittest"] : ["node", "--test"];
}

// Beside the file, in a folder of tests beside it, in one beside its folder, and at the top.
function around(folder, test) {
  const above = folder.replace(/[^/]+\/$/, "");
  const all = [folder, ...[folder, above, ""].flatMap((each) => FOLDERS.map((tests) => each + tests))];
  return [...new Set(all)].map((each) => each + test);
}
