package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A Python script that tries to reach the machine, the host or another script.
@Timeout(180)
class PythonWallTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final ScriptedHost HOST = ScriptedHost.echoing().deadline(LONG);
  private static final Script SCRIPT = HOST.openPython("wall", SANDBOX);

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private static String value(Script script, String code) throws InterruptedException {
    Outcome outcome = script.evaluate(code, "eval").await();
    assertThat(outcome).as(code).isInstanceOf(Outcome.Completed.class);
    return Json.write(((Outcome.Completed) outcome).value());
  }

  /// What it is that refuses is an exception of Python, which a script can catch.
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
    "import os; os.system('true')|PermissionError",
    "import os; os.popen('true').read()|PermissionError",
    "import subprocess; subprocess.run(['true'])|PermissionError",
    "import os; os.execv('/bin/true', ['true'])|PermissionError",
    "import os; os.kill(1, 9)|PermissionError", "import os; os.getppid()|PermissionError",
    "import os; os._exit(1)|PermissionError", "import os; os.pipe()|PermissionError",
    "import _posixsubprocess as p; p.fork_exec([b'/bin/true'])|PermissionError",
    "import signal; signal.signal(2, print)|PermissionError",
    "import signal; signal.alarm(1)|PermissionError",
    "import signal; signal.setitimer(signal.ITIMER_REAL, 1)|PermissionError",
    "import signal; signal.raise_signal(2)|PermissionError",
    "import threading; threading.Thread(target=print).start()|RuntimeError",
    "import _thread; _thread.start_new_thread(print, ())|RuntimeError",
    "from concurrent.futures import ThreadPoolExecutor as T; T().submit(print)|RuntimeError",
    "import multiprocessing; multiprocessing.Process(target=print).start()|Exception",
    "import socket; socket.socket()|UnsupportedOperation",
    "import socket; socket.create_connection(('127.0.0.1', 80))|UnsupportedOperation",
    "import socket; socket.gethostbyname('localhost')|UnsupportedOperation",
    "import urllib.request as u; u.urlopen('http://127.0.0.1/')|URLError",
    "import urllib.request as u; u.urlopen('file:///etc/passwd')|URLError",
    "import ctypes|ImportError", "import _ctypes|ImportError", "import java|ImportError",
    "import java.lang|ImportError", "import polyglot|ImportError", "import jarray|ImportError",
    "import _polyglot|ImportError", "import readline|ImportError", "import resource|ImportError",
    "import faulthandler|ImportError", "import cProfile|ImportError",
    "import sys; sys.settrace(print)|PermissionError",
    "import sys; sys.setprofile(print)|PermissionError", "breakpoint()|PermissionError",
    "import marshal; marshal.loads(b'')|PermissionError",
    "import _imp; _imp.create_dynamic(None)|ImportError",
    "open('/etc/passwd')|FileNotFoundError", "open('/proc/self/environ')|FileNotFoundError",
    "open('../../etc/passwd')|FileNotFoundError", "open('/python/../etc/passwd')|FileNotFoundError",
    "open('/python/lib/../../../../etc/passwd')|FileNotFoundError",
    "open('/bundle/../etc/passwd')|FileNotFoundError",
    "open('written', 'w')|PermissionError", "open('/tmp/written', 'w')|PermissionError",
    "open('/python/written', 'w')|PermissionError", "import os; os.mkdir('new')|PermissionError",
    "import os; os.remove('/python/lib/python3.12/os.py')|PermissionError",
    "import os; os.listdir('/')|FileNotFoundError",
    "import os; os.listdir('/etc')|FileNotFoundError",
    "import os; os.readlink('/proc/self/exe')|FileNotFoundError",
    "import tempfile; tempfile.mkdtemp()|FileNotFoundError",
    "import pwd; pwd.getpwuid(0)|KeyError", "import getpass; getpass.getuser()|KeyError",
    "input()|EOFError",
    "import ssl; ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations('/etc/passwd')|FileNotFoundError",
    "import zipimport; zipimport.zipimporter('/etc/passwd')|ImportError"})
  void isRefusedWithAnExceptionThatCanBeCaught(String code, String type)
      throws InterruptedException {
    String caught = "try:\n    exec(" + Json.write(code) + ")\n    caught = ['nothing']\n"
        + "except Exception as error:\n    caught = [c.__name__ for c in type(error).__mro__]\n"
        + "caught";
    assertThat(value(SCRIPT, caught)).as(code).contains("\"" + type + "\"");
  }

  /// Builtin modules exist once in a context, so importing one anew brings nothing back.
  @ParameterizedTest
  @ValueSource(strings = {
    "import importlib, posix; importlib.reload(posix); posix.system('true')",
    "import sys; del sys.modules['posix']; import posix; posix.system('true')",
    "import sys; del sys.modules['os']; import os; os.system('true')",
    "import sys, os, importlib; importlib.reload(os); os.system('true')",
    "import _imp, importlib.machinery as m; _imp.create_builtin(m.ModuleSpec('posix', None)).system('true')",
    "import _imp, importlib.machinery as m; m.BuiltinImporter.load_module('posix').system('true')",
    "import sys; del sys.modules['_thread']; import _thread; _thread.start_new_thread(print, ())",
    "import sys; del sys.modules['marshal']; import marshal; marshal.loads(b'')",
    "import sys; [sys.modules.pop(n) for n in list(sys.modules) if n != 'builtins']; import posix; posix.system('true')",
    "import _imp, importlib.machinery as m; _imp.create_builtin(m.ModuleSpec('polyglot', None)).eval(language='python', string='1')",
    "import _imp, importlib.machinery as m; _imp.create_builtin(m.ModuleSpec('java', None)).type('java.lang.System')"})
  void aModuleThatIsImportedAnewIsNoWayBack(String code) throws InterruptedException {
    Script script = ScriptedHost.echoing().deadline(LONG).openPython("anew", SANDBOX);
    Outcome outcome = script.evaluate(code, "eval").await();
    assertThat(outcome).as(code).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.toString()).doesNotContain("com.oracle", "org.graalvm");
    script.close();
  }

  @Test
  void saysNothingOfTheMachine() throws InterruptedException {
    String said = value(SCRIPT, """
        import getpass, os, platform, socket, sys, sysconfig, json, time, site
        def show(f):
            try:
                return str(f())
            except Exception as error:
                return str(error)
        [show(f) for f in [
            os.getpid, os.getuid, os.uname, os.cpu_count, platform.platform, platform.uname, platform.node,
            socket.gethostname, getpass.getuser, os.getcwd, lambda: os.path.expanduser('~'),
            lambda: dict(os.environ), lambda: [sys.path, sys.prefix, sys.base_prefix, sys.executable, sys.argv],
            lambda: [m.__file__ for m in list(sys.modules.values()) if hasattr(m, '__file__')],
            lambda: [getattr(m, '__spec__', None) for m in list(sys.modules.values())],
            lambda: [getattr(m, '__path__', None) for m in list(sys.modules.values())],
            lambda: sys.path_importer_cache, lambda: vars(sys), sysconfig.get_paths, site.getsitepackages,
            lambda: json.loads.__code__.co_filename, lambda: vars(__import__('__graalpython__'))]]
        """);
    var process = ProcessHandle.current();
    assertThat(said)
        .contains("/python/lib/python3.12", "'Linux'")
        .doesNotContain(System.getProperty("user.home") + "/",
            System.getProperty("user.dir"),
            System.getProperty("os.version"), String.valueOf(process.pid()), ".m2", ".cache");
  }

  /// Python hides nothing, so a script finds the function its prelude calls the host by.
  @Test
  void whoCallsTheHostByHandReachesNoOtherContext() throws InterruptedException {
    String find = """
        import types
        def cells(function, seen):
            for cell in function.__closure__ or ():
                try:
                    inside = cell.cell_contents
                except ValueError:
                    continue
                if isinstance(inside, types.FunctionType):
                    if inside not in seen:
                        seen.append(inside)
                        yield from cells(inside, seen)
                else:
                    yield inside
        found = [f for f in cells(ctx.host.echo, []) if callable(f) and 'oreign' in type(f).__name__]
        post = found[0] if found else None
        """;
    var host = ScriptedHost.echoing().blocking("host.wait").deadline(LONG);
    Script victim = host.openPython("victim", SANDBOX);
    Run waiting = victim.evaluate("ctx.host.wait(1)", "eval");
    assertThat(host.called.poll(60, TimeUnit.SECONDS)).isEqualTo("host.wait");
    Script script = ScriptedHost.echoing().deadline(LONG).openPython("forger", SANDBOX);
    assertThat(script.evaluate(find, "eval").await()).isInstanceOf(Outcome.Completed.class);
    assertThat(value(script, "post is not None")).isEqualTo("true");
    for (String forged : List.of("[post('done', run, '\"forged\"') for run in range(1000)]",
        "[post('failed', run, ValueError('forged'), 'x', '', -1, True, '') for run in range(1000)]",
        "[post('call', run, i, 'host.echo', '{}') for run in range(1000) for i in (-1, 1, 2**31 - 1)]",
        "[post('ask', run, 'host.echo', '{}') for run in range(100)]",
        "post()", "post(None)", "post('ask')", "post('ask', [], {}, post)", "post('timer', 1, -5)",
        "post('done', 2**70, 'x')", "post('log', {}, [])", "post('aborted')", "post('no such')",
        "post.getClass()", "post.class", "dir(post) and post.__class__.__subclasses__()")) {
      Outcome outcome = script.evaluate(forged, "eval").await();
      assertThat(outcome.toString()).as(forged).doesNotContain("dev.picode", "com.oracle");
    }
    waiting.cancel("seen");
    assertThat(waiting.await()).isEqualTo(new Outcome.Cancelled("seen"));
    assertThat(victim.evaluate("ctx.host.echo(5)", "eval").await())
        .isEqualTo(new Outcome.Completed(true, 5L));
    victim.close();
    script.close();
  }

  /// Whatever the script broke for itself, the host gets an outcome in its own terms and the other
  /// script is untouched.
  @ParameterizedTest
  @ValueSource(strings = {"len = str = int = isinstance = type = dict = list = None",
    "import builtins\nfor n in ['len', 'str', 'int', 'isinstance', 'type', 'dict', 'getattr', 'enumerate']: setattr(builtins, n, None)",
    "import builtins; vars(builtins).clear()", "import sys; sys.modules.clear()",
    "import sys; sys.stdout = None; sys.stderr = None; sys.path = None; sys.meta_path = None",
    "import _json; _json.encode_basestring = lambda s: 'x'; _json.make_scanner = None",
    "import picode; picode.PicodeError.__init__ = None; picode.PicodeError.__str__ = lambda s: 5",
    "import picode\nclass X(type(ctx)): pass\ntype(ctx).__getattr__ = lambda s, n: 5",
    "import picode; picode.command.__code__ = (lambda: 1).__code__",
    "import gc, sys; gc.collect(); gc.disable(); sys.setrecursionlimit(60)",
    "[c for c in object.__subclasses__()]; (lambda: 0).__globals__.clear()",
    "import sys; sys.modules['__main__'] = None"})
  void tamperingFoolsNobodyElse(String tampering) throws InterruptedException {
    Script script = ScriptedHost.echoing()
        .deadline(LONG)
        .openPython("tamper", SANDBOX, "main.py",
            """
            from picode import command
            command("call", lambda args, ctx: {"a": ctx.host.echo({"b": [1]})})
            command("deny", lambda args, ctx: ctx.host.deny(1))
            command("throw", lambda args, ctx: {}["thrown"])
            command("log", lambda args, ctx: print({"a": 1}))
            command("bad", lambda args, ctx: {1: 2})
            """);
    assertThat(script.load().await()).isInstanceOf(Outcome.Completed.class);
    script.evaluate(tampering, "eval").await();
    for (String name : new String[] {"call", "deny", "throw", "log", "bad"}) {
      Outcome outcome = script.invoke("command", name, Map.of("in", 1L), LONG).await();
      assertThat(outcome.toString()).as(name)
          .doesNotContain("dev.picode", "com.oracle", "org.graalvm", "place-failed");
    }
    assertThat(SCRIPT.evaluate("[len('ab'), ctx.host.echo(1)]", "eval").await().toString())
        .contains("[2, 1]");
    script.close();
  }
}
