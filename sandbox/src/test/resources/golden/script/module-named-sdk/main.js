import { run } from './lib/sdk.js';
run();
