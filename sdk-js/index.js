// `@picode/sdk` outside of PiCode, where only tests run. Inside, PiCode brings its own.
import { command, hook, PicodeError, provider, tool } from "./registry.js";

export { command, hook, PicodeError, provider, tool };
export default { command, hook, tool, provider, PicodeError };
