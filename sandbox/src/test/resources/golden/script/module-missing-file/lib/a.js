export { x } from './nothing.js';
