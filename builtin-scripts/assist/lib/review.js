// `picode review`: what may be wrong with what was changed.

import { PicodeError } from "@picode/sdk";
import { beginning, material, told } from "./prompt.js";

const TASK = "Review the change that you are shown as a diff. Report what is wrong or dangerous in the lines it"
  + " adds or removes: mistakes, security holes, lost data, missing tests. No praise, no matters of taste, nothing"
  + " you only suspect. `line` is the line in the new file, 0 where there is none. An empty list is a good answer.";
const CHARACTERS = 80_000;
const SEVERITIES = ["high", "medium", "low"];
const SCHEMA = {
  type: "object",
  properties: {
    summary: { type: "string", description: "What the change does, in one or two sentences" },
    findings: {
      type: "array",
      items: {
        type: "object",
        properties: {
          file: { type: "string" },
          line: { type: "integer" },
          severity: { enum: SEVERITIES },
          title: { type: "string" },
          detail: { type: "string" },
        },
        required: ["file", "line", "severity", "title", "detail"],
      },
    },
  },
  required: ["summary", "findings"],
};

export async function review({ since, staged }, ctx) {
  if (since && staged) {
    throw new PicodeError("`--since` and `--staged` cannot be used together", {
      hint: "leave one of them out",
    });
  }
  const { changes, against } = await changed(since, staged, ctx);
  if (changes.files.length === 0) {
    const data = report(against, [], false, { summary: "", findings: [] });
    return ctx.ui.markdown(`Nothing to review: nothing differs from ${against}.\n`, { data });
  }
  const { text, missing } = beginning(changes.text, CHARACTERS);
  await ctx.ui.progress("Asking the model");
  const answer = await ctx.llm.json(`Review this change.\n\n${material("git diff", text)}`, SCHEMA,
    { system: told(TASK) });
  const data = report(against, changes.files, changes.cut || missing > 0, answer);
  return ctx.ui.markdown(markdown(data), { data });
}

/** Before the first commit all there is is staged. */
async function changed(since, staged, ctx) {
  const status = await ctx.git.status();
  if (status === null) {
    throw new PicodeError("this folder is in no Git repository, so nothing says what was changed", {
      hint: "`git init` makes one; `picode explain PATH` needs none",
    });
  }
  if (staged || status.head === null) {
    return { changes: await ctx.git.diff({ staged: true }), against: "the index" };
  }
  return { changes: await ctx.git.diff({ since: since ?? "HEAD" }), against: since ?? "HEAD" };
}

/** A finding about a file that was not changed is made up, and left out. */
function report(against, files, cut, { summary, findings }) {
  const real = findings.filter(({ file }) => files.includes(file));
  real.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return { against, files, cut, summary, findings: real, dropped: findings.length - real.length };
}

function markdown({ summary, findings, cut, dropped }) {
  const parts = [summary.trim()];
  for (const { severity, title, file, line, detail } of findings) {
    const place = line > 0 ? `${file}:${line}` : file;
    parts.push(`## ${severity}: ${title.trim()}\n\n\`${place}\`\n\n${detail.trim()}`);
  }
  if (findings.length === 0) {
    parts.push("The model found nothing wrong.");
  }
  if (cut) {
    parts.push("*The change is too large to be shown whole, so part of it was not reviewed.*");
  }
  if (dropped > 0) {
    parts.push(`*Left out: ${dropped} ${dropped === 1 ? "finding" : "findings"} about files that were not changed.*`);
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
