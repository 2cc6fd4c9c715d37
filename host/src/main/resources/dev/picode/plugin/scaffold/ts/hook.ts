import { hook } from "@picode/sdk";

const UNFINISHED: RegExp = /\bWIP\b/;

hook("pre-commit", (event) => {
  if (UNFINISHED.test(event.current.message)) {
    return event.deny("the message says that the work is not done");
  }
  return undefined;
});
