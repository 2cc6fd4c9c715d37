import { harness, test, assert } from "@picode/sdk/testing";

const pack = await harness({
  files: {
    "src/a.js": "const a = 1; // TODO(zoe): split this\nconst TODO = 2;\n/* FIXME no tests */\n",
    "b.py": "# TODO: read the file once\n",
  },
});

test("lists notes with their owners", async () => {
  const { data } = await pack.command("todos", {});
  assert.deepEqual(data, [
    { tag: "TODO", path: "b.py", line: 1, owner: null, note: "read the file once" },
    { tag: "TODO", path: "src/a.js", line: 1, owner: "zoe", note: "split this" },
    { tag: "FIXME", path: "src/a.js", line: 3, owner: null, note: "no tests" },
  ]);
});

test("ends with 1 where there are too many", async () => {
  assert.equal((await pack.command("todos", { max: 2 })).exit, 1);
  assert.equal((await pack.command("todos", { max: 3 })).exit, 0);
});
