// `console`, and how values are shown in it; loaded when it is first used. A part of the prelude, so
// nothing but the closure sees `post`.
(function (shared) {
  'use strict';

  const { post, isArray, stringify, getPrototypeOf, keys } = shared;
  const { Promise, Error, Map, Set, Date, RegExp } = globalThis;

  const quote = (text) => (text.includes("'") ? stringify(text) : `'${text}'`);

  const inspect = (value, depth, seen) => {
    if (typeof value === 'string') return depth === 0 ? value : quote(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return value.stack || `${value.name}: ${value.message}`;
    if (value instanceof Date) return value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Promise) return 'Promise {}';
    if (seen.includes(value)) return '[circular]';
    if (depth > 4) return isArray(value) ? '[…]' : '{…}';
    const inner = [...seen, value];
    const show = (v) => inspect(v, depth + 1, inner);
    const cut = (items) => (items.length > 100
      ? [...items.slice(0, 100), `… ${items.length - 100} more`] : items).join(', ');
    if (isArray(value)) return `[${cut(value.map(show))}]`;
    if (value instanceof Map) {
      return `Map { ${cut([...value].map(([k, v]) => `${show(k)} => ${show(v)}`))} }`;
    }
    if (value instanceof Set) return `Set { ${cut([...value].map(show))} }`;
    const proto = getPrototypeOf(value);
    const name = proto && proto.constructor && proto.constructor !== Object
      ? `${proto.constructor.name} ` : '';
    const members = keys(value).map((key) => `${key}: ${show(value[key])}`);
    return members.length === 0 ? `${name}{}` : `${name}{ ${cut(members)} }`;
  };

  const formats = {
    s: (value) => (typeof value === 'string' ? value : inspect(value, 1, [])),
    d: (value) => (typeof value === 'object' ? 'NaN' : String(Number(value))),
    i: (value) => (typeof value === 'object' ? 'NaN' : String(parseInt(value, 10))),
    f: (value) => String(parseFloat(value)),
    j: (value) => stringify(value),
    o: (value) => inspect(value, 1, []),
    O: (value) => inspect(value, 1, []),
    c: () => '',
  };

  // The text of a log line, `%s` and its like replaced as other consoles do.
  const format = ([first, ...rest]) => {
    if (typeof first !== 'string' || rest.length === 0) {
      return [first, ...rest].map((value) => inspect(value, 0, [])).join(' ');
    }
    let used = 0;
    const text = first.replace(/%([sdifjoOc%])/g, (whole, kind) => (kind === '%' ? '%'
      : used < rest.length ? formats[kind](rest[used++]) : whole));
    return [text, ...rest.slice(used).map((value) => inspect(value, 0, []))].join(' ');
  };

  let indent = '';
  const log = (level) => (...values) => {
    const text = values.length === 0 ? '' : format(values);
    post('log', level, indent === '' ? text : indent + text.split('\n').join(`\n${indent}`));
  };
  const info = log('info');
  const counts = Object.create(null);
  const started = Object.create(null);
  const elapsed = (label) => `${label}: ${Date.now() - (started[label] ?? Date.now())}ms`;
  const group = (...values) => {
    if (values.length > 0) info(...values);
    indent += '  ';
  };

  const console = {
    log: info, info, debug: log('debug'), trace: log('debug'), dir: (value) => info(value),
    table: info, warn: log('warn'), error: log('error'),
    assert: (ok, ...values) => { if (!ok) console.error('assertion failed', ...values); },
    group, groupCollapsed: group, groupEnd: () => { indent = indent.slice(2); },
    count: (label = 'default') => info(`${label}: ${counts[label] = (counts[label] ?? 0) + 1}`),
    countReset: (label = 'default') => { delete counts[label]; },
    time: (label = 'default') => { started[label] = Date.now(); },
    timeLog: (label = 'default', ...values) => info(elapsed(label), ...values),
    timeEnd: (label = 'default') => { info(elapsed(label)); delete started[label]; },
  };

  return {
    globals: { console },
    inspect,
    logError: console.error,
    unhandled(reason) {
      let text;
      try {
        text = inspect(reason, 0, []);
      } catch {
        text = 'an error that cannot be shown';
      }
      post('log', 'error', `unhandled rejection: ${text}`);
    },
  };
})
