const error = await ctx.host.deny(1).catch((e) => e);
const found = [];
for (const name of Reflect.ownKeys(error)) {
  const value = error[name];
  if (value !== null && !['string', 'number', 'undefined'].includes(typeof value)) found.push(String(name));
  if (/the detail/.test(String(value))) found.push(`${String(name)} holds the host's detail`);
}
found
