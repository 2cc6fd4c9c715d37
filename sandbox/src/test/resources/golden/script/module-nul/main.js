import './a\0.js';
