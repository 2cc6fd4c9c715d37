import { nope } from './lib/a.js';
nope();
