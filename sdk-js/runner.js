// What the test kit needs of the place it runs in, here node's own test runner. Under `picode ext test` the
// sandbox brings another file of this name.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

export class PicodeError extends Error {
  constructor(message, { code = "script-error", hint = null } = {}) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
Object.defineProperty(PicodeError.prototype, "name", { value: "PicodeError", configurable: true });

/** The folder of the test file. */
const folder = dirname(process.argv[1] ?? ".");

export const runner = {
  /** Whether snapshots are written anew: `PICODE_UPDATE=1 node --test`. */
  update: Boolean(process.env.PICODE_UPDATE),
  howToUpdate: "PICODE_UPDATE=1 node --test",
  /** There is no host here. */
  host: null,

  define(name, body) {
    test(name, async () => {
      await body();
    });
  },

  skip(name, reason) {
    test(name, { skip: reason }, () => {});
  },

  read(path) {
    try {
      return readFileSync(join(folder, path), "utf8");
    } catch (error) {
      if (error.code === "ENOENT") return undefined;
      throw error;
    }
  },

  write(path, text) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  },
};
