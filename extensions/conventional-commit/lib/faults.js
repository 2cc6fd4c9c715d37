// What is wrong with a message, in sentences.

import { TYPES } from "./types.js";

const MAX_HEADER = 72;

/**
 * Nothing where the message is well-formed.
 * @param likely the type that the change most likely has, or null
 */
export function faults(message, likely) {
  const { header, type, subject } = message;
  if (type === null || !TYPES.includes(type)) {
    const said = type === null ? "the message starts with no type" : `\`${type}\` is no type`;
    const instead = likely === null
      ? `the types are ${TYPES.join(", ")}`
      : `this change looks like \`${likely}: ${header.replace(/^[A-Za-z]+:\s*/, "")}\``;
    return [`${said}: ${instead}`];
  }
  const wrong = [];
  if (subject === "") {
    wrong.push(`nothing stands behind \`${header.trim()}\``);
  }
  const length = [...header].length;
  if (length > MAX_HEADER) {
    wrong.push(`its first line has ${length} characters, ${MAX_HEADER} is the most`);
  }
  return wrong;
}
