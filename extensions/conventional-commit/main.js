// Checks the message of a commit against Conventional Commits 1.0.0, and puts right what needs no judgement.

import { hook } from "@picode/sdk";
import { faults } from "./lib/faults.js";
import { isMadeByGit, parse } from "./lib/message.js";
import { tidied } from "./lib/tidy.js";
import { likelyType } from "./lib/types.js";

hook("pre-commit", (event) => {
  const { message, files } = event.current;
  if (message.trim() === "" || isMadeByGit(message)) {
    return undefined;
  }
  const better = tidied(message);
  const wrong = faults(parse(better), likelyType(files));
  if (wrong.length > 0) {
    return event.deny(wrong.join("; "));
  }
  return better === message ? undefined : event.rewrite({ message: better });
});
