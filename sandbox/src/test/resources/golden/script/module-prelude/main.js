import 'picode:prelude.js';
