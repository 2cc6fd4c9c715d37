export function check(args) {
  // äöü
  const deep = args.none.deep;
  return deep;
}
