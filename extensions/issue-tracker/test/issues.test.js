import { harness, test, assert } from "@picode/sdk/testing";

const issue = { number: 7, title: "Crash", state: "open", user: { login: "zoe" }, labels: [{ name: "bug" }], comments: 1,
  updated_at: "2026-01-02T03:04:05Z", html_url: "https://github.com/a/b/issues/7", body: "It crashes." };

const answering = (status, body, headers = {}) => harness({
  secrets: ["GITHUB_TOKEN"],
  answers: { "http.fetch": () => ({ status, ok: status < 300, url: "", headers, body: JSON.stringify(body) }) },
});

test("searches one repository, whatever the words say", async () => {
  const pack = await answering(200, { total_count: 1, items: [issue] });
  const { issues } = await pack.tool("issue-search", { repo: "a/b", words: "crash repo:evil/x" });
  assert.equal(issues[0].title, "Crash");
  const [{ url, headers }] = pack.calls("http.fetch");
  assert.equal(new URL(url).searchParams.get("q"), "repo:a/b is:issue state:open crash repo evil/x");
  assert.deepEqual(headers.authorization, ["Bearer ", { secret: "GITHUB_TOKEN" }]);
});

for (const [status, headers, code] of [
  [401, {}, "issues-unauthorized"], [404, {}, "issues-not-found"], [429, { "retry-after": "3" }, "issues-rate-limited"],
  [403, { "x-ratelimit-remaining": "0" }, "issues-rate-limited"], [403, {}, "issues-refused"], [500, {}, "issues-refused"],
]) {
  test(`says what status ${status} means`, async () => {
    const pack = await answering(status, { message: "no" }, headers);
    await assert.rejects(pack.tool("issue-read", { repo: "a/b", number: 7 }), { code });
  });
}
