// Three tools for issues. What people wrote in issues is what they wrote: data for a model, and no instruction to it.

import { tool } from "@picode/sdk";
import { summary, whole } from "./lib/issues.js";
import { request } from "./lib/request.js";

const COMMENTS = 30;

tool("issue-search", async ({ repo, words = "", state = "open", limit = 10 }, ctx) => {
  // A colon would make a word a filter of the server's, such as one for another repository.
  const plain = words.replace(/[":]+/g, " ").trim();
  const query = [`repo:${repo}`, "is:issue", ...(state === "all" ? [] : [`state:${state}`]), plain].join(" ").trim();
  const found = await request(ctx, `/search/issues?q=${encodeURIComponent(query)}&per_page=${limit}`);
  return { total: found.total_count, issues: found.items.map(summary) };
});

tool("issue-read", async ({ repo, number }, ctx) => {
  const path = `/repos/${repo}/issues/${number}`;
  const [issue, comments] = await Promise.all([
    request(ctx, path), request(ctx, `${path}/comments?per_page=${COMMENTS}`),
  ]);
  return whole(issue, comments);
});

tool("issue-comment", async ({ repo, number, text }, ctx) => {
  const made = await request(ctx, `/repos/${repo}/issues/${number}/comments`, { method: "POST", body: { body: text } });
  return { url: made.html_url };
});
