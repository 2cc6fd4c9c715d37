import { command } from '@picode/sdk';
const text = JSON.stringify(Object.getOwnPropertyNames(import.meta).map((k) => String(import.meta[k]))) + new Error('x').stack;
command('main', () => /\/(work|home|root|tmp|usr|Users)\b|target|escape\//.test(text) ? text : []);
