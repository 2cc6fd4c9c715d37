import "../main.ts";
import { assert, harness, test } from "@picode/sdk/testing";

const pack = harness({ files: { type: "file", read: "Copyright 2026 Acme\nMIT\n" } });

const edit = (path, before, after, from = pack) =>
  from.hook("pre-edit", { path, before, after, diff: "", by: "sample.test" });

for (const [path, after, made] of [
  ["a.js", "1;\n", "// Copyright 2026 Acme\n// MIT\n\n1;\n"],
  ["a.py", "#!/usr/bin/env python3\nx = 1\n", "#!/usr/bin/env python3\n# Copyright 2026 Acme\n# MIT\n\nx = 1\n"],
  ["a.css", "a {}\r\n", "/*\r\n * Copyright 2026 Acme\r\n * MIT\r\n */\r\n\r\na {}\r\n"],
]) {
  test(`adds the header to a new ${path}`, async () => {
    assert.equal((await edit(path, null, after)).value, { after: made });
  });
}

test("puts it back where an edit takes it away", async () => {
  assert.equal((await edit("a.js", "// Copyright 2020 Acme\n// MIT\n1;\n", "2;\n")).verdict, "rewrite");
});

test("leaves files alone that never had it, have it, or are of no known language", async () => {
  assert.equal((await edit("a.js", "1;\n", "2;\n")).verdict, "proceed");
  assert.equal((await edit("a.js", null, "/* Copyright 2024 Acme; MIT */\n")).verdict, "proceed");
  assert.equal((await edit("a.bin", null, "x")).verdict, "proceed");
  assert.equal((await edit("a.js", "1;\n", null)).verdict, "proceed");
});

test("does nothing in a project without a header", async () => {
  assert.equal((await edit("a.js", null, "1;\n", harness({ files: { type: "missing" } }))).verdict, "proceed");
});
