import { harness, test, assert } from "@picode/sdk/testing";

const saved = async (path, { files = {}, change = "modified", end = { ok: true, stdout: "", stderr: "" } } = {}) => {
  const pack = await harness({ files, answers: { "process.run": () => end } });
  await pack.hook("file-changed", { path, change });
  return { ran: pack.calls("process.run").map(({ argv }) => argv), shown: pack.shown };
};

test("runs the test beside the folder of the file", async () => {
  const { ran } = await saved("src/money.js", { files: { "test/money.test.js": "" } });
  assert.deepEqual(ran, [["node", "--test", "./test/money.test.js"]]);
});

test("runs a Python test as a module", async () => {
  const { ran } = await saved("shop/money.py", { files: { "shop/test_money.py": "" } });
  assert.deepEqual(ran, [["python3", "-m", "unittest", "./shop/test_money.py"]]);
});

test("shows the end of what failed", async () => {
  const { shown } = await saved("a.test.js", { files: { "a.test.js": "" }, end: { ok: false, stdout: "1\n2\n", stderr: "" } });
  assert.match(shown[0], /^FAILED: a\.test\.js \(\d+\.\d s\)\n  1\n  2$/);
});

test("does nothing without a test, and nothing for what is gone", async () => {
  assert.deepEqual((await saved("src/money.js")).ran, []);
  assert.deepEqual((await saved("a.test.js", { files: { "a.test.js": "" }, change: "deleted" })).ran, []);
});
