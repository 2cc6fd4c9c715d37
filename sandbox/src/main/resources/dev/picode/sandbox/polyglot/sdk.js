// The module `@picode/sdk` as scripts import it.
const sdk = globalThis[Symbol.for('picode.sdk')];
export const { command, hook, tool, provider, PicodeError } = sdk;
export default sdk;
