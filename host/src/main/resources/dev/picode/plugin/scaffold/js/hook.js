import { hook } from "@picode/sdk";

hook("pre-commit", (event) => {
  if (/\bWIP\b/.test(event.current.message)) {
    return event.deny("the message says that the work is not done");
  }
});
