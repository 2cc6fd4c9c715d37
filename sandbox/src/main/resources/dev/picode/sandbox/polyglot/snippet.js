// Prepares code with a top-level `await` for evaluation: finds its last expression, by a parser.
// Loaded only where the code is more than one expression. `acorn` is in scope.
(function (code) {
  'use strict';
  let program;
  try {
    program = acorn.parse(code, {
      ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true, locations: true,
    });
  } catch (error) {
    if (!error.loc) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return { error: `SyntaxError: ${message}`, line: error.loc.line, column: error.loc.column + 1 };
  }
  const last = program.body[program.body.length - 1];
  if (last === undefined || last.type !== 'ExpressionStatement') return { code, line: 0, column: 0 };
  return {
    code: `${code.slice(0, last.start)}return ${code.slice(last.start)}`,
    line: last.loc.start.line,
    column: last.loc.start.column + 1,
  };
})
