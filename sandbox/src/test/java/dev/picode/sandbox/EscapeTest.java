package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A script that tries to reach the host, or to fool it by changing the language under the prelude.
@ParameterizedClass
@EnumSource
@Timeout(60)
class EscapeTest {
  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;
  private static final String[] NEVER = {"java.", "com.oracle", "org.graalvm", "dev.picode",
    "HostObject", "foreign"};

  @ParameterizedTest
  @ValueSource(strings = {
    "[typeof Java, typeof Polyglot, typeof Packages, typeof java, typeof load, typeof Graal, typeof require, typeof process, typeof print, typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics, typeof post, typeof quit, typeof readline, typeof Realm, typeof ShadowRealm].filter((t) => t !== 'undefined')",
    "const seen = new Set(), found = []; const walk = (v, path) => { if ((typeof v !== 'object' && typeof v !== 'function') || v === null || seen.has(v)) return; seen.add(v); let names; try { names = Reflect.ownKeys(v); } catch (e) { found.push(path + ' ' + e); return; } const s = Object.prototype.toString.call(v); if (/java|host|foreign/i.test(s)) found.push(path + s); for (const n of names) { let d; try { d = Reflect.getOwnPropertyDescriptor(v, n); } catch (e) { found.push(path + String(n) + e); continue; } if (/^(getClass|class|javaClass|post)$/.test(String(n))) found.push(path + '.' + String(n)); walk(d.value, path + '.' + String(n)); walk(d.get, path + '.get ' + String(n)); } walk(Reflect.getPrototypeOf(v), path + '.proto'); }; walk(globalThis, 'global'); walk(ctx, 'ctx'); walk(ctx.host.echo(1), 'promise'); found",
    "const found = []; for (const f of [setTimeout, console.log, ctx.host.echo, structuredClone, AbortSignal]) { for (const k of ['caller', 'arguments', 'callee']) { try { if (f[k]) found.push(k); } catch { } } if (!/native code/.test(Function.prototype.toString.call(f))) found.push(String(f)); } found",
    "Error.prepareStackTrace = (e, sites) => sites.map((s) => [typeof s.getFunction(), typeof s.getThis()]); const out = []; setTimeout.call(null, () => {}, { valueOf() { const s = new Error('x').stack; if (typeof s !== 'string') out.push(s); return 1; } }); out",
    "const out = []; for (const f of [() => null.x, () => ctx.host.echo(1n), () => ctx.nothing.x, () => setTimeout(1), () => structuredClone(Symbol()), () => new (ctx.host.echo)(), () => { 'use strict'; ctx.host = 1; }, () => { ctx.signal = 1; }]) { try { const r = f(); if (r instanceof Promise) await r; } catch (e) { let c = e; for (let i = 0; i < 5 && c; i++) { if (c.constructor && /host|java/i.test(c.constructor.name)) out.push(c.constructor.name); c = Object.getPrototypeOf(c); } try { if (e.constructor.constructor('return typeof Java + typeof Graal')() !== 'undefinedundefined') out.push('constructor'); } catch (x) { out.push(String(x)); } } } out",
    "const out = []; for (const n of ['picode:prelude.js', 'picode:import', 'java.lang', '/picode/sdk.js/../x', 'node:process', '@picode/sdk/../x']) { try { await import(n); out.push(n); } catch (e) { if (/Exception|java\\.(?!lang')/.test(e.stack + e.message)) out.push(e.message); } } out",
    "const out = []; const sdk = globalThis[Symbol.for('picode.sdk')]; try { globalThis[Symbol.for('picode.sdk')] = {}; } catch { } try { delete globalThis[Symbol.for('picode.sdk')]; } catch { } try { sdk.command = 1; } catch { } if (globalThis[Symbol.for('picode.sdk')] !== sdk || typeof sdk.command !== 'function') out.push('changed'); out"})
  void findsNothingOfTheHost(String code) throws InterruptedException {
    Script script = ScriptedHost.echoing()
        .deadline(Duration.ofSeconds(50))
        .openAs("escape", place.shared());
    Outcome outcome = script.evaluate(code, "eval").await();
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class,
        done -> assertThat(Json.write(done.value())).isEqualTo("[]"));
  }

  /// Whatever the script broke for itself, the host gets an outcome in its own terms and the other
  /// script is untouched.
  @ParameterizedTest
  @ValueSource(strings = {"Promise.prototype.then = function () { return 1; };",
    "Promise.prototype.then = function (f) { f({}); f([]); return this; };",
    "Promise.resolve = () => ({}); globalThis.Promise = function () {};",
    "JSON.stringify = () => ({ not: 'text' }); JSON.parse = () => globalThis;",
    "Object.keys = () => ['constructor', '__proto__']; Object.getPrototypeOf = () => null; Object.defineProperty = () => 1;",
    "Array.prototype.map = () => 1; Array.prototype.join = () => ({}); Array.prototype.slice = () => null; Array.prototype.push = function () { throw 1; }; Array.prototype.includes = () => 1;",
    "Array.prototype[Symbol.iterator] = function* () { yield globalThis; };",
    "Array.prototype[Symbol.iterator] = 1; Array.isArray = () => 1;",
    "String.prototype.split = () => 1; String.prototype.replace = () => ({}); String.prototype.includes = () => { throw 1; };",
    "WeakMap.prototype.get = () => ({ call: 2 ** 40, code: {}, hint: [] }); WeakMap.prototype.set = () => { throw 1; };",
    "Object.prototype.then = function (f) { f(this); };",
    "Object.prototype.then = 1; Object.prototype.code = 'denied'; Object.prototype.call = 7; Object.prototype.limit = true;",
    "Object.defineProperty(Object.prototype, 'get', { get() { throw 1; }, configurable: true });",
    "Object.defineProperty(Object.prototype, 'value', { get() { return globalThis; }, set() { throw 1; } });",
    "Object.prototype.toJSON = () => undefined;", "Object.prototype.toJSON = () => Symbol('s');",
    "String.prototype.toJSON = () => ({ a: 1 }); Number.prototype.toJSON = () => 1n;",
    "RegExp.prototype.exec = () => 1; RegExp.prototype.test = () => true; Symbol.for = () => 1;",
    "Function.prototype.call = () => 1; Function.prototype.bind = () => 1; Function.prototype.apply = () => 1;",
    "Function.prototype[Symbol.hasInstance] && Object.defineProperty(Error, Symbol.hasInstance, { value() { throw 1; } });",
    "Date.now = () => ({}); globalThis.Date = 1; globalThis.Map = 1; globalThis.Error = function () {}; globalThis.TypeError = 1;",
    "globalThis.console = 1; globalThis.setTimeout = 1; globalThis.AbortSignal = 1; globalThis.Symbol = 1;",
    "Object.freeze(globalThis);",
    "Object.setPrototypeOf(globalThis, null); Object.setPrototypeOf(Object.prototype, null);",
    "Error.prototype.message = { }; Error.prototype.name = Symbol('n'); Error.stackTraceLimit = {};",
    "Object.defineProperty(globalThis, 'ctx', { get() { throw 1; }, configurable: false });"})
  void tamperingFoolsNobodyElse(String tampering) throws InterruptedException {
    var host = ScriptedHost.echoing().deadline(Duration.ofSeconds(30));
    Script script = host.openAs("tamper", place.shared(), "main.js", """
        import { command } from '@picode/sdk';
        command('call', async (args, ctx) => ({ a: await ctx.host.echo({ b: [1] }) }));
        command('deny', async (args, ctx) => { await ctx.host.deny(1); });
        command('throw', () => { throw new Error('thrown'); });
        command('log', () => { console.log({ a: 1 }, 'x'); console.error(new Error('y')); });
        command('bad', () => { const a = []; a.push(a); return a; });
        command('lost', () => { Promise.reject(new Error('lost')); });
        command('timer', () => new Promise((resolve) => setTimeout(resolve, 1)));
        """);
    assertThat(script.load().await()).isInstanceOf(Outcome.Completed.class);
    script.evaluate(tampering, "eval").await();
    for (String name : new String[] {"call", "deny", "throw", "log", "bad", "lost", "timer"}) {
      Outcome outcome = script.invoke("command", name, Map.of("in", 1L), Duration.ofSeconds(5))
          .await();
      assertThat(outcome.toString()).as(name).doesNotContain(NEVER).doesNotContain("place-failed");
      if (name.equals("deny") && outcome instanceof Outcome.Failed failed) {
        assertThat(failed.failure().code()).as(failed.toString()).isNotEqualTo("sandbox-failed");
      }
    }
    script.evaluate("1 + 1", "eval").await();
    assertThat(host.logged.toString()).doesNotContain(NEVER);
    assertThat(place.other()
        .evaluate("console.log(1); await ctx.host.echo({ a: [1, 'b'] })", "other")
        .await()).isInstanceOfSatisfying(Outcome.Completed.class,
            done -> assertThat(Json.write(done.value())).isEqualTo("{\"a\":[1,\"b\"]}"));
    script.close();
  }

  @Test
  void aScriptCannotForgeTheClassOfItsFailure() throws InterruptedException {
    Script script = ScriptedHost.echoing().openAs("forge", place.shared());
    for (String code : new String[] {"deadline-missed", "cancelled", "context-lost", "denied",
      "memory-exhausted", "too-many-calls"}) {
      String forged = "const E = globalThis[Symbol.for('picode.sdk')].PicodeError; throw new E('m', { code: '"
          + code + "' })";
      assertThat(script.evaluate("(() => { " + forged + " })()", "eval").await())
          .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().kind()).hasToString("SCRIPT");
            assertThat(failed.refusal()).isNull();
          });
    }
    assertThat(script.evaluate(
        "await ctx.host.deny(1).catch((e) => { e.code = 'x'; e.message = 'y'; throw e; })", "eval")
        .await()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.failure().code()).isEqualTo("denied");
          assertThat(failed.refusal()).isNotNull();
        });
  }
}
