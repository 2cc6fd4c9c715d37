// What can be put right in a message without asking anybody.

import { parse, written } from "./message.js";
import { TYPES, usualType } from "./types.js";

const BREAKING = /^breaking[ -]changes?[ \t]*:[ \t]*/i;

/** The message with the usual spelling of its type, one space where there is one, and no final full stop. */
export function tidied(message) {
  const parts = parse(message.trim().replaceAll("\r\n", "\n"));
  const type = parts.type === null ? null : usualType(parts.type);
  const known = type !== null && TYPES.includes(type);
  const body = parts.body.map(tidyLine);
  if (body.length > 0 && body[0] !== "") {
    body.unshift("");
  }
  return written(known
    ? { ...parts, type, scope: parts.scope?.trim() || null, subject: tidySubject(parts.subject), body }
    : { ...parts, type: null, subject: parts.header, body });
}

function tidySubject(subject) {
  const text = subject.trim();
  return /[^.]\.$/.test(text) ? text.slice(0, -1) : text;
}

function tidyLine(line) {
  return line.trimEnd().replace(BREAKING, "BREAKING CHANGE: ");
}
