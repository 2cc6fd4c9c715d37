import "../main.js";
import { assert, harness, test } from "@picode/sdk/testing";

const FOUND = {
  count: 4, files: 2, truncated: false,
  hits: [
    { path: "b.py", line: 1, column: 1, text: "# TODO: read the file once" },
    { path: "src/a.js", line: 1, column: 14, text: "const a = 1; // TODO(zoe): split this" },
    { path: "src/a.js", line: 3, column: 1, text: "/* FIXME no tests */" },
    { path: "src/a.js", line: 4, column: 1, text: "// see notes/TODO.md" },
  ],
};

const pack = harness({ files: { search: FOUND } });
const args = { path: ".", tag: ["TODO", "FIXME"] };

test("lists notes with their owners", async () => {
  const { value } = await pack.command("todos", args);
  assert.equal(value.rows, [
    { tag: "TODO", path: "b.py", line: 1, owner: null, note: "read the file once" },
    { tag: "TODO", path: "src/a.js", line: 1, owner: "zoe", note: "split this" },
    { tag: "FIXME", path: "src/a.js", line: 3, owner: null, note: "no tests" },
  ]);
});

test("lists the notes of one person", async () => {
  const { value } = await pack.command("todos", { ...args, owner: "zoe" });
  assert.equal(value.rows.map(({ note }) => note), ["split this"]);
});

test("ends with 1 where there are too many", async () => {
  assert.equal((await pack.command("todos", { ...args, max: 2 })).value.exit, 1);
  assert.equal((await pack.command("todos", { ...args, max: 3 })).value.exit, undefined);
});

test("says where the search was cut", async () => {
  const { log } = await harness({ files: { search: { ...FOUND, truncated: true } } }).command("todos", args);
  assert.equal(log[0].text, "only the first 10000 lines were looked at");
});
