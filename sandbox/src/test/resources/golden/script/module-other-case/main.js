import './Lib/a.js';
