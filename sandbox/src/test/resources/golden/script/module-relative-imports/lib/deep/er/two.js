import '../../geometry.js';
export const two = 2;
