const KINDS = new Set(["short", "long"]);

export function of(word) {
  const { length, [length - 1]: last = "", ...rest } = word;
  const kind = length < 5 ? "short" : "long";
  switch (kind) {
    case "short":
      return { kind, last, keys: Object.keys(rest).length };
    default:
      return { kind: KINDS.has(kind) ? kind : null, last: last.codePointAt(0).toString(16), keys: 0 };
  }
}

/** Works for some milliseconds, as a script does that is watched. */
export function work(millis) {
  const until = Date.now() + millis;
  let total = 0n;
  const seen = new Uint8Array(64);
  const list = [];
  do {
    for (let i = 0; i < 500; i++) {
      seen[i % seen.length] ^= (i * 31) >>> 2;
      list.push({ i, half: i / 2, text: `${i}`, odd: !!(i & 1) });
    }
    total += BigInt(list.filter(({ odd }) => odd).map((item) => item.half).reduce((a, b) => a + Math.floor(b), 0));
    list.splice(0, list.length - 10).reverse();
  } while (Date.now() < until);
  const copy = structuredClone({ list, when: new Date(0), nested: { deep: [1, [2, [3]]].flat(Infinity) } });
  return [total.toString(), JSON.parse(JSON.stringify(copy)), Object.fromEntries(Object.entries(copy.nested))];
}
