// How values of a session are shown, named and completed; loaded when a person evaluates or completes. A
// part of the prelude.
(function (shared) {
  'use strict';

  const {
    define, keys, isArray, getPrototypeOf, getOwnPropertyDescriptor, getOwnPropertyNames, stringify, parse,
    regexTest, known, getters, Promise, Error, open,
  } = shared;
  const { Map, Set, Date, RegExp, Object, ArrayBuffer, String, Number } = globalThis;
  const MAX_ITEMS = 1000;
  const MAX_VALUES = 20000;
  const MAX_TEXT = 200000;
  const MAX_DEPTH = 12;

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  // The name of the class of an object; '' for a plain one. Runs no getter.
  const className = (value) => {
    const proto = getPrototypeOf(value);
    if (proto === null || proto === Object.prototype) return '';
    const made = getOwnPropertyDescriptor(proto, 'constructor')?.value;
    const name = typeof made === 'function' ? getOwnPropertyDescriptor(made, 'name')?.value : undefined;
    return typeof name === 'string' && name !== 'Object' ? name.slice(0, 100) : '';
  };

  const isClass = (value) => getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
  const functionText = (value) => {
    const name = getOwnPropertyDescriptor(value, 'name')?.value;
    const shown = typeof name === 'string' && name !== '' ? ` ${name.slice(0, 100)}` : '';
    return isClass(value) ? `class${shown}` : `function${shown}(${parameters(value)})`;
  };

  // The parameters as they were written, where that is short and simple.
  const parameters = (value) => {
    const text = Function.prototype.toString.call(value);
    const found = /^(?:async\s+)?(?:function\s*\*?\s*[\w$]*\s*|\*?\s*[\w$]+\s*)?\(([^()]*)\)/.exec(text)
      ?? /^(?:async\s+)?([\w$]+)\s*=>/.exec(text);
    return found === null || text.includes('[native code]') || found[1].length > 200 ? '…'
      : found[1].replace(/\s+/g, ' ').trim();
  };

  // ---- what is shown -------------------------------------------------------------------------------

  const said = (text) => ({ $shown: text });
  const wrapped = (name, of) => (name === '' ? of : { $shown: name, $of: of });

  // A plain value for any value: what is not plain is `{$shown: text}`, or `{$shown: class, $of: content}`.
  const form = (value) => {
    let left = MAX_VALUES;
    const some = (items, length, each) => {
      const list = [];
      for (let i = 0; i < length && i < MAX_ITEMS && left > 0; i++) list.push(each(items[i], i));
      if (length > list.length) list.push(said(`… ${length - list.length} more`));
      return list;
    };
    const object = (of, inner) => {
      const names = keys(of);
      const members = Object.create(null);
      for (let i = 0; i < names.length; i++) {
        if (i === MAX_ITEMS || left <= 0) {
          members['…'] = said(`${names.length - i} more`);
          break;
        }
        const { get, set, value: member } = getOwnPropertyDescriptor(of, names[i]) ?? {};
        members[names[i]] = get || set ? said('[getter]') : walk(member, inner);
      }
      return members;
    };
    const walk = (item, outer) => {
      left--;
      switch (typeof item) {
        case 'string': return item.length > MAX_TEXT ? `${item.slice(0, MAX_TEXT)}…` : item;
        case 'number': return item - item === 0 ? item : said(String(item));
        case 'boolean': return item;
        case 'undefined': return said('undefined');
        case 'bigint': return said(`${String(item).slice(0, 10000)}n`);
        case 'symbol': return said(String(item));
        case 'function': return said(functionText(item));
        default:
      }
      if (item === null) return null;
      if (outer.includes(item)) return said('[circular]');
      if (outer.length >= MAX_DEPTH || left <= 0) return said(isArray(item) ? '[…]' : '{…}');
      const inner = [...outer, item];
      const each = (member) => walk(member, inner);
      if (isArray(item)) return some(item, item.length, each);
      if (item instanceof Error) return said(`${item.name}: ${item.message}`.slice(0, MAX_TEXT));
      if (item instanceof Date) return said(Number.isNaN(item.getTime()) ? 'Invalid Date' : item.toISOString());
      if (item instanceof RegExp) return said(String(item));
      if (item instanceof Promise) return said('Promise {}');
      const name = className(item);
      if (item instanceof Map) {
        const entries = [...item];
        return entries.length <= MAX_ITEMS && entries.every(([key]) => typeof key === 'string')
          ? wrapped('Map', Object.fromEntries(entries.map(([key, member]) => [key, each(member)])))
          : wrapped('Map', some(entries, entries.length, each));
      }
      if (item instanceof Set) return wrapped('Set', some([...item], item.size, each));
      if (ArrayBuffer.isView(item) && item.length !== undefined) {
        return wrapped(name, some(item, item.length, each));
      }
      return wrapped(name, object(item, inner));
    };
    try {
      return walk(value, []);
    } catch {
      return said('[a value that cannot be looked at]');
    }
  };

  // ---- types ---------------------------------------------------------------------------------------

  const union = (types) => [...new Set(types)].join(' | ');
  const type = (value) => {
    const of = (item, depth) => {
      if (item === null) return 'null';
      if (typeof item === 'function') {
        return isClass(item) ? functionText(item) : `${functionText(item)}`;
      }
      if (typeof item !== 'object') return typeof item;
      if (isArray(item)) {
        const items = [];
        for (let i = 0; i < item.length && i < 20; i++) items.push(of(item[i], depth + 1));
        const one = union(items);
        return items.length === 0 ? '[]' : one.includes(' | ') || one.includes('=>') ? `(${one})[]` : `${one}[]`;
      }
      const name = className(item);
      if (item instanceof Map && depth < 3) {
        const first = [...item].slice(0, 20);
        return first.length === 0 ? 'Map'
          : `Map<${union(first.map(([k]) => of(k, depth + 1)))}, ${union(first.map(([, v]) => of(v, depth + 1)))}>`;
      }
      if (item instanceof Set && depth < 3) {
        const first = [...item].slice(0, 20);
        return first.length === 0 ? 'Set' : `Set<${union(first.map((each) => of(each, depth + 1)))}>`;
      }
      if (name !== '') return name;
      if (depth >= 3) return 'object';
      const names = keys(item);
      const members = names.slice(0, 20).map((key) => {
        const { get, value: member } = getOwnPropertyDescriptor(item, key) ?? {};
        const shown = regexTest(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, key) ? key : stringify(key);
        return `${shown}: ${get ? 'unknown' : of(member, depth + 1)}`;
      });
      if (names.length > 20) members.push('…');
      return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`;
    };
    try {
      return of(value, 0).slice(0, 10000);
    } catch {
      return 'object';
    }
  };

  // ---- what may follow -----------------------------------------------------------------------------

  const kind = (value) => {
    if (isArray(value)) return 'list';
    if (typeof value === 'function') return isClass(value) ? 'class' : 'function';
    return value === null ? 'null' : typeof value;
  };

  // The descriptor of a member, wherever it is inherited from.
  const find = (holder, name) => {
    for (let at = holder, depth = 0; at !== null && depth < 50; at = getPrototypeOf(at), depth++) {
      const found = getOwnPropertyDescriptor(at, name);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  // A member, without running a getter but our own.
  const look = (holder, name) => {
    const found = find(isObject(holder) ? holder : Object(holder), name);
    if (found === undefined) return undefined;
    if (found.get === undefined) return found.value;
    const ours = holder === globalThis && getters[name] === found.get;
    return ours ? found.get() : undefined;
  };

  // Names of the object itself. Those of a long list are its indexes, which nobody completes.
  const named = (holder) => {
    const long = (isArray(holder) || ArrayBuffer.isView(holder)) && holder.length > MAX_ITEMS;
    return long || (holder instanceof String && holder.length > MAX_ITEMS) ? [] : getOwnPropertyNames(holder);
  };

  const members = (pathText) => {
    const found = [];
    try {
      const path = parse(pathText);
      let holder = globalThis;
      for (const name of path) {
        holder = look(holder, name);
        if (holder === undefined || holder === null) return '[]';
      }
      const seen = new Set();
      let own = isObject(holder);
      let at = isObject(holder) ? holder : getPrototypeOf(Object(holder));
      for (let depth = 0; at !== null && depth < 50 && found.length < MAX_ITEMS; depth++) {
        for (const name of named(at)) {
          if (found.length >= MAX_ITEMS) break;
          if (seen.has(name) || !regexTest(/^[\p{ID_Start}$_][\p{ID_Continue}$]{0,99}$/u, name)) continue;
          seen.add(name);
          const { get, set, value } = getOwnPropertyDescriptor(at, name) ?? {};
          const top = path.length === 0;
          found.push([name, get || set ? (top ? 'global' : 'getter') : kind(value),
            own && (!top || !known.includes(name))]);
        }
        at = getPrototypeOf(at);
        own = false;
      }
    } catch {
      // a proxy or a getter got between; what was found stays
    }
    return stringify(found);
  };

  // ---- the last value ------------------------------------------------------------------------------

  let last;
  let kept = false;
  // `_` is the last value, unless the person has a `_` of their own.
  const keep = (value) => {
    const now = getOwnPropertyDescriptor(globalThis, '_');
    if (now !== undefined && (!kept || now.get !== undefined || !Object.is(now.value, last))) return;
    last = value;
    kept = true;
    define(globalThis, '_', value);
  };

  return { form, type, members, keep };
})
