import "../main.js";
import { assert, harness, test } from "@picode/sdk/testing";

const issue = { number: 7, title: "Crash", state: "open", user: { login: "zoe" }, labels: [{ name: "bug" }], comments: 1,
  updated_at: "2026-01-02T03:04:05Z", html_url: "https://github.com/a/b/issues/7", body: "It crashes." };

const answering = (status, body, headers = {}) => harness({
  secrets: { get: (name) => ({ secret: name }) },
  http: { fetch: { status, ok: status < 300, url: "", headers, body: JSON.stringify(body) } },
});

test("searches one repository, whatever the words say", async () => {
  const pack = answering(200, { total_count: 1, items: [issue] });
  const { value, calls } = await pack.tool("issue-search", { repo: "a/b", words: "crash repo:evil/x" });
  assert.equal(value.issues[0].title, "Crash");
  const [url, { headers }] = calls.find(({ call }) => call === "http.fetch").args;
  assert.equal(decodeURIComponent(url),
    "https://api.github.com/search/issues?q=repo:a/b is:issue state:open crash repo evil/x&per_page=10");
  assert.equal(headers.authorization, ["Bearer ", { secret: "GITHUB_TOKEN" }]);
});

for (const [status, headers, code] of [
  [401, {}, "issues-unauthorized"], [404, {}, "issues-not-found"], [429, { "retry-after": "3" }, "issues-rate-limited"],
  [403, { "x-ratelimit-remaining": "0" }, "issues-rate-limited"], [403, {}, "issues-refused"], [500, {}, "issues-refused"],
]) {
  test(`says what status ${status} with ${JSON.stringify(headers)} means`, async () => {
    const pack = answering(status, { message: "no" }, headers);
    await assert.rejects(pack.tool("issue-read", { repo: "a/b", number: 7 }), { code });
  });
}
