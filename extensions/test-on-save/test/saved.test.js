import "../main.js";
import { assert, harness, test } from "@picode/sdk/testing";

async function saved(path, { tests = [], change = "modified", end = { ok: true, stdout: "", stderr: "" } } = {}) {
  const pack = harness({
    files: { type: (asked) => (tests.includes(asked) ? "file" : "missing") },
    process: { run: typeof end === "function" ? end : () => end },
  });
  const { calls, shown } = await pack.hook("file-changed", { path, change });
  return { ran: calls.filter(({ call }) => call === "process.run").map(({ args }) => args[0]), shown };
}

test("runs the test beside the folder of the file", async () => {
  const { ran } = await saved("src/money.js", { tests: ["test/money.test.js"] });
  assert.equal(ran, [["node", "--test", "./test/money.test.js"]]);
});

test("runs a Python test as a module", async () => {
  const { ran } = await saved("shop/money.py", { tests: ["shop/test_money.py"] });
  assert.equal(ran, [["python3", "-m", "unittest", "./shop/test_money.py"]]);
});

test("shows the end of what failed", async () => {
  const { shown } = await saved("a.test.js", { tests: ["a.test.js"], end: { ok: false, stdout: "1\n2\n", stderr: "" } });
  assert.match(shown[0], /^FAILED: a\.test\.js \(\d+\.\d s\)\n {2}1\n {2}2$/);
});

test("says that a test takes too long", async () => {
  const end = () => Promise.reject(Object.assign(new Error("late"), { code: "program-timeout" }));
  assert.equal((await saved("a.test.js", { tests: ["a.test.js"], end })).shown, ["not finished in 4 s: a.test.js"]);
});

test("does nothing without a test, and nothing for what is gone", async () => {
  assert.equal((await saved("src/money.js")).ran, []);
  assert.equal((await saved("a.test.js", { tests: ["a.test.js"], change: "deleted" })).ran, []);
});
