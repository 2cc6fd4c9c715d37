const found = [];
for (const like of [function () {}, async () => {}, function* () {}, async function* () {}]) {
  const made = like.constructor('return typeof Java + typeof Graal + typeof load');
  const result = made();
  const text = typeof result === 'string' ? result : await (result.next ? result.next().then?.((r) => r.value) ?? result.next().value : result);
  if (text !== undefined && text !== 'undefinedundefinedundefined') found.push(String(text));
}
found
