// Requests to the server, in the name of whoever the secret stands for.

import { PicodeError } from "@picode/sdk";
import { SERVER } from "./server.js";

const SECRET = "GITHUB_TOKEN";

/** What the server answers, as a plain value. */
export async function request(ctx, path, { method = "GET", body = null } = {}) {
  const answer = await ctx.http.fetch(`${SERVER}${path}`, {
    method,
    headers: {
      authorization: ["Bearer ", await ctx.secrets.get(SECRET)],
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
      ...(body === null ? {} : { "content-type": "application/json" }),
    },
    body: body === null ? null : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw refusal(answer);
  }
  return JSON.parse(answer.body);
}

function refusal({ status, headers, body }) {
  if (status === 401) {
    return new PicodeError("the server does not accept the token", {
      code: "issues-unauthorized", hint: `set \`${SECRET}\` to a token that may read and write issues` });
  }
  if (status === 429 || (status === 403 && headers["x-ratelimit-remaining"] === "0")) {
    const seconds = Number(headers["retry-after"] ?? 0);
    return new PicodeError("the server wants fewer requests", {
      code: "issues-rate-limited", hint: seconds > 0 ? `try again in ${seconds} s` : "try again later" });
  }
  if (status === 404 || status === 410) {
    return new PicodeError("there is no such repository or issue, or the token may not see it", { code: "issues-not-found" });
  }
  return new PicodeError(`the server answers with status ${status}: ${said(body)}`, { code: "issues-refused" });
}

function said(body) {
  try {
    return String(JSON.parse(body).message).slice(0, 200);
  } catch {
    return "nothing that can be read";
  }
}
