import './lib/deep.js';
