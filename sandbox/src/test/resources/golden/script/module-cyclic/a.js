import { b } from './b.js';
export function a(n = 3) { return n === 0 ? 'done' : b(n); }
