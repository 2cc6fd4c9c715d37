import { two } from './deep/er/two.js';
export const area = (a, b) => a * b + two - 2;
