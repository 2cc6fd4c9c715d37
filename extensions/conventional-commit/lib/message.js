// The parts of a commit message.

const HEADER = /^([A-Za-z]+)[ \t]*(?:\(([^()]*)\))?[ \t]*(!?)[ \t]*:[ \t]*(.*)$/;
const MADE_BY_GIT = /^(?:Merge |Revert "|fixup! |squash! |amend! )/;

/** Whether Git wrote the message, or will fold it into another one. */
export function isMadeByGit(message) {
  return MADE_BY_GIT.test(message);
}

/**
 * A message as `{ header, type, scope, breaking, subject, body }`; `type` is null where the first line has not the
 * form `type(scope)!: subject`, and `scope` where there is none.
 */
export function parse(message) {
  const [header, ...body] = message.split("\n");
  const parts = HEADER.exec(header);
  if (parts === null) {
    return { header, type: null, scope: null, breaking: false, subject: header, body };
  }
  const [, type, scope = null, mark, subject] = parts;
  return { header, type, scope, breaking: mark === "!", subject, body };
}

/** The message that such parts make. */
export function written({ type, scope, breaking, subject, body }) {
  const header = type === null
    ? subject
    : `${type}${scope === null ? "" : `(${scope})`}${breaking ? "!" : ""}: ${subject}`;
  return [header.trimEnd(), ...body].join("\n");
}
