function inner() {
  throw new TypeError('not today');
}
inner();
