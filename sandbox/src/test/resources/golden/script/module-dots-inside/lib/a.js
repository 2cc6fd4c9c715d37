export default 'same';
