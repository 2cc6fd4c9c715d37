// What the test kit needs of the place it runs in, here PiCode's sandbox. Outside of it the npm package has a file
// of this name for node's test runner.
//
// A script can write nothing: what a test writes is kept here until the host asks for it.
const { tool, PicodeError } = globalThis[Symbol.for("picode.sdk")];

let files = {};
let written = {};
let tests = 0;

export { PicodeError };

export const runner = {
  update: false,
  howToUpdate: "picode ext test --update",
  /** The `ctx` of the host, which has as much as `--allow` says; `null` where nothing was allowed. */
  host: null,

  define(name, body) {
    tool(`${++tests} ${name}`, { test: String(name) }, async (given, ctx) => {
      files = given.files;
      runner.host = given.real ? ctx : null;
      runner.update = given.update;
      await body();
    });
  },

  skip(name, reason) {
    runner.define(name, () => {
      throw new PicodeError(reason, { code: "test-skipped" });
    });
  },

  read: (path) => (Object.hasOwn(written, path) ? written[path] : files[path]),

  write(path, text) {
    written[path] = text;
  },
};

tool("written", {}, () => {
  const all = written;
  written = {};
  return all;
});
