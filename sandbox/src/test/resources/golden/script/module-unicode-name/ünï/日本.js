export default 'here';
