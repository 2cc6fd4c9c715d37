// Numbers about code. The host measures; what is done here is to add up and to choose.

/** Members of parts that are not wanted are left out. */
export async function measure({ path, focus, tests, lines, limit }, ctx) {
  const wants = (part) => (focus ?? []).length === 0 || focus.includes(part);
  const scope = { path: path ?? ".", tests: tests ?? false };
  const most = limit ?? 10;
  await ctx.ui.progress("Measuring");
  const [files, functions, duplication] = await Promise.all([
    ctx.index.metrics(scope),
    wants("complexity") ? ctx.index.functions({ ...scope, limit: most }) : [],
    wants("duplication")
      ? ctx.index.duplicates({ ...scope, lines: lines ?? 8, limit: most }) : null,
  ]);
  return {
    schema: 1,
    path: scope.path,
    tests: scope.tests,
    totals: totals(files),
    ...(wants("size") && { largest: first(files, most, ({ lines: length }) => length) }),
    ...(wants("complexity") && { complexity: { ...branching(files), functions } }),
    ...(wants("coupling") && {
      coupling: {
        ...coupling(files),
        files: first(files, most, ({ dependents, dependencies }) => dependents + dependencies),
      },
    }),
    ...(duplication !== null && {
      duplication: { ...duplication, share: share(duplication.duplicated, duplication.lines) },
    }),
  };
}

function totals(files) {
  return { files: files.length, lines: sum(files, "lines"), functions: sum(files, "functions") };
}

/** Files whose language has no parser count for nothing here. */
function branching(files) {
  const parsed = files.filter(({ branches }) => branches !== null);
  const branches = sum(parsed, "branches");
  const functions = sum(parsed, "functions");
  return {
    branches,
    perFunction: functions > 0 ? Math.round((branches / functions) * 100) / 100 : null,
    unparsed: files.length - parsed.length,
  };
}

function coupling(files) {
  const needs = sum(files, "dependencies");
  return {
    needs,
    perFile: files.length > 0 ? Math.round((needs / files.length) * 100) / 100 : null,
  };
}

/** The files that have most of something, then by path; none that have nothing of it. */
function first(files, most, value) {
  return files.filter((file) => value(file) > 0)
    .sort((a, b) => value(b) - value(a) || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}

function share(part, whole) {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : null;
}

function sum(files, member) {
  return files.reduce((total, file) => total + file[member], 0);
}
