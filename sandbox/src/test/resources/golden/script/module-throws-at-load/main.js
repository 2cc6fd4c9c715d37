import './lib/bad.js';
