import { x } from './lib/a.js';
