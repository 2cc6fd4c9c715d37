import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
const spec = {};
spec.self = spec;
tool('t', spec, () => 1);
