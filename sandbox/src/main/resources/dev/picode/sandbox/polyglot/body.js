// Makes the body of one async function of what was typed into a session, snippet after snippet. Each was one
// evaluated alone, so a name may be declared many times, set without a declaration, or be `_`. `acorn` is in
// scope.
(function (subject) {
  'use strict';
  const { snippets, name, call, returns } = subject;
  const options = { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true };
  const parse = (code) => {
    if (code.trimStart().startsWith('{')) {
      try {
        const literal = `(${code.trim()})`;
        return { code: literal, body: acorn.parse(literal, options).body };
      } catch { /* it is a block */ }
    }
    return { code, body: acorn.parse(code, options).body };
  };
  const programs = snippets.map(parse);

  const walk = (node, visit) => {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, visit);
    } else if (node !== null && typeof node === 'object' && typeof node.type === 'string') {
      visit(node);
      for (const key of Object.keys(node)) walk(node[key], visit);
    }
  };
  const namesOf = (pattern) => {
    switch (pattern?.type) {
      case 'Identifier': return [pattern.name];
      case 'ObjectPattern': return pattern.properties.flatMap((each) => namesOf(each.value ?? each.argument));
      case 'ArrayPattern': return pattern.elements.flatMap(namesOf);
      case 'AssignmentPattern': return namesOf(pattern.left);
      case 'RestElement': return namesOf(pattern.argument);
      default: return [];
    }
  };
  const declaredBy = (node) => (node.type === 'VariableDeclaration'
    ? node.declarations.flatMap(({ id }) => namesOf(id))
    : /^(Class|Function)Declaration$/.test(node.type) ? [node.id.name] : []);

  const times = new Map();
  const everywhere = new Set();
  const set = new Set();
  let last = false;
  for (const { body } of programs) {
    for (const node of body) {
      for (const each of declaredBy(node)) times.set(each, (times.get(each) ?? 0) + 1);
    }
    walk(body, (node) => {
      for (const each of declaredBy(node)) everywhere.add(each);
      for (const each of (node.params ?? []).flatMap(namesOf)) everywhere.add(each);
      if (node.type === 'CatchClause') namesOf(node.param).forEach((each) => everywhere.add(each));
      if (node.type === 'AssignmentExpression') namesOf(node.left).forEach((each) => set.add(each));
      if (node.type === 'UpdateExpression') namesOf(node.argument).forEach((each) => set.add(each));
      if (/^For(In|Of)Statement$/.test(node.type)) namesOf(node.left).forEach((each) => set.add(each));
      if (node.type === 'Identifier' && node.name === '_') last = true;
    });
  }
  last = last && !everywhere.has('_') && !set.has('_');
  const free = [...set].filter((each) => !everywhere.has(each));
  if (last) free.push('_');
  const again = (node) => declaredBy(node).some((each) => times.get(each) > 1);
  const called = programs.some(({ body }) => body.some((node) => declaredBy(node).includes(name)));

  const lines = free.length > 0 ? [`let ${free.join(', ')};`] : [];
  programs.forEach(({ code, body }, index) => {
    const edits = [];
    const edit = (start, end, text) => edits.push({ start, end, text });
    body.forEach((node, at) => {
      const isEnd = at === body.length - 1;
      if (node.type === 'VariableDeclaration' && node.kind !== 'var' && again(node)) {
        edit(node.start, node.start + node.kind.length, 'var');
        for (const { id, init } of node.declarations) if (init === null) edit(id.end, id.end, ' = undefined');
      } else if (node.type === 'ClassDeclaration' && again(node)) {
        edit(node.start, node.start, `var ${node.id.name} = `);
        edit(node.end, node.end, ';');
      } else if (node.type === 'ExpressionStatement') {
        const { expression } = node;
        if (isEnd && index === programs.length - 1 && returns && !called) {
          edit(node.start, node.start, 'return ');
        } else if (isEnd && last) {
          edit(node.start, node.start, '_ = (');
          edit(expression.end, expression.end, ')');
        } else if (expression.type === 'Identifier' || expression.type === 'Literal') {
          edit(node.start, node.end, '');
        }
      }
    });
    let text = '';
    let end = 0;
    for (const each of edits.sort((a, b) => a.start - b.start)) {
      text += code.slice(end, each.start) + each.text;
      end = each.end;
    }
    text = (text + code.slice(end)).trim();
    if (text !== '') lines.push(/[;}]$/.test(text) || text.includes('//') ? text : `${text};`);
  });
  if (called) lines.push(`return ${call};`);
  return lines.join('\n');
})
