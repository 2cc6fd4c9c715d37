const found = [];
for (const write of [() => print('x'), () => console._stdout.write('x'), () => java.lang.System.out.println('x'), () => process.stdout.write('x'), () => printErr('x')]) {
  try { write(); found.push(String(write)); } catch { }
}
found
