globalThis['\n{"t":"stuck","context":"witness#1"}\n'] = 1;
const f = { ['\n{"t":"log"}\n']: () => { throw new Error('named'); } };
Object.values(f)[0]()
