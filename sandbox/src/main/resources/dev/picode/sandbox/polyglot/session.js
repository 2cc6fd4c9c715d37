// Prepares code for a session, where declarations last and can be made again: what `let`, `const` and
// `class` declare at the top becomes a variable of the global object. With `awaits` the code becomes the
// body of an async function, and what it declares is declared outside of it. `acorn` is in scope.
(function (code, awaits) {
  'use strict';
  let program;
  try {
    program = acorn.parse(code, {
      ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: awaits, locations: true,
    });
  } catch (error) {
    if (!error.loc) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return { error: `SyntaxError: ${message}`, line: error.loc.line, column: error.loc.column + 1 };
  }

  const edits = [];
  // Puts a text in the place of others, `loc` being where that begins.
  const edit = (at, removed, text, loc) => edits.push({ at, removed, text, loc });
  const variables = [];
  const functions = [];

  const namesOf = (pattern) => {
    switch (pattern.type) {
      case 'Identifier': return [pattern.name];
      case 'ObjectPattern': return pattern.properties.flatMap((each) => namesOf(each.value ?? each.argument));
      case 'ArrayPattern': return pattern.elements.flatMap((each) => (each ? namesOf(each) : []));
      case 'AssignmentPattern': return namesOf(pattern.left);
      case 'RestElement': return namesOf(pattern.argument);
      default: return [];
    }
  };

  // `let x` sets x anew; `var x` does not.
  const clear = (declaration) => {
    if (declaration.kind === 'var') return;
    for (const { id, init } of declaration.declarations) {
      if (init === null) edit(id.end, 0, '=void 0', id.loc.end);
    }
  };

  const keyword = (declaration, text) => {
    const { kind, start, loc } = declaration;
    edit(start, kind.length, text.padEnd(kind.length), loc.start);
  };

  // An assignment in place of a declaration whose names are declared outside.
  const assign = (declaration) => {
    variables.push(...declaration.declarations.flatMap(({ id }) => namesOf(id)));
    clear(declaration);
    keyword(declaration, 'void(');
    const last = declaration.declarations[declaration.declarations.length - 1];
    edit(last.end, 0, ')', last.loc.end);
  };

  const assignClass = (node, before) => {
    edit(node.start, 0, `${before}${node.id.name} = `, node.loc.start);
    edit(node.end, 0, ';', node.loc.end);
  };

  // A `var` within other statements is one of the whole function, so it is declared outside too.
  const hoist = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      node.forEach(hoist);
      return;
    }
    if (typeof node.type !== 'string' || /Function|Class|Expression$/.test(node.type)) return;
    if (/^For(In|Of|)Statement$/.test(node.type)) {
      const head = node.type === 'ForStatement' ? node.init : node.left;
      if (head !== null && head.type === 'VariableDeclaration' && head.kind === 'var') {
        variables.push(...head.declarations.flatMap(({ id }) => namesOf(id)));
        if (node.type !== 'ForStatement' || head.declarations.every(({ init }) => init !== null)) {
          keyword(head, '');
        }
      }
      hoist(node.body);
      return;
    }
    if (node.type === 'VariableDeclaration') {
      if (node.kind === 'var') assign(node);
      return;
    }
    for (const key of Object.keys(node)) hoist(node[key]);
  };

  for (const node of program.body) {
    if (node.type === 'VariableDeclaration') {
      if (awaits) {
        assign(node);
      } else {
        clear(node);
        keyword(node, 'var');
      }
    } else if (node.type === 'ClassDeclaration') {
      if (awaits) variables.push(node.id.name);
      assignClass(node, awaits ? '' : 'var ');
    } else if (awaits && node.type === 'FunctionDeclaration') {
      functions.push(node.id.name);
    } else if (awaits) {
      hoist(node);
    }
  }
  const last = program.body[program.body.length - 1];
  if (awaits && last !== undefined && last.type === 'ExpressionStatement') {
    edit(last.start, 0, 'return ', last.loc.start);
  }

  edits.sort((a, b) => a.at - b.at);
  let text = '';
  let end = 0;
  const insertions = [];
  for (const { at, removed, text: put, loc } of edits) {
    text += code.slice(end, at) + put;
    end = at + removed;
    if (put.length !== removed) insertions.push([loc.line, loc.column + 1, put.length - removed]);
  }
  const declared = [...new Set([...variables, ...functions])];
  return {
    code: text + code.slice(end),
    before: `${declared.length > 0 ? `var ${declared.join(',')};` : ''}(async () => {`
      + functions.map((name) => `this.${name}=${name};`).join(''),
    insertions,
  };
})
