import './caf\u0065\u0301.js';
