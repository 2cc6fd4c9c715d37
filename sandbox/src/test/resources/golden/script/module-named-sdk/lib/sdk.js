export function run() {
  undefined.member;
}
