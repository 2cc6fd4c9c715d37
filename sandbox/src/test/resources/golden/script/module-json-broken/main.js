import data from './config.json' with { type: 'json' };
export default data;
