package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.context.Languages;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Branches are counted in each language that has a parser.
class BranchesTest {
  private static final TreeSitterSymbols SYMBOLS = new TreeSitterSymbols();

  @ParameterizedTest
  @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
    "Java@class A { int f(int a) { if (a > 0 && a < 9) { return a; } for (;;) { } } }@f@3",
    "Java@class A { int f(int a) { return switch (a) { case 1 -> 1; case 2 -> 2; default -> 0; }; } }@f@2",
    "Java@class A { void f() { try { g(); } catch (RuntimeException e) { } } int g() { return 1; } }@f@1",
    "Python@def f(a):¶  if a and b or c:¶    pass¶  elif d:¶    pass¶  return [x for x in a if x]@f@5",
    "JavaScript@function f(a) { while (a) { a = a ? b ?? c : d; } }@f@3",
    "JavaScript@function f(a) { switch (a) { case 1: return; case 2: return; default: } }@f@2",
    "TypeScript@class A { f(a: number): void { for (const x of y) { if (x || a) { } } } }@f@3",
    "TSX@const f = (a: boolean) => { return a ? <p/> : null; };@f@1",
    "Go@package a¶func f(a int) { for a < 3 && b { switch a { case 1: g() } } }@f@3",
    "Rust@fn f(a: i32) { loop { if a > 1 || a < 0 { match a { 1 => g(), _ => h() } } } }@f@5",
    "C@int f(int a) { if (a) { do { a--; } while (a); } return a ? 1 : 0; }@f@3",
    "C++@int f(int a) { for (auto x : y) { try { g(); } catch (int e) { } } return a && b; }@f@3",
    "C#@class A { int f(int a) { foreach (var x in y) { if (x ?? z) { } } switch (a) { case 1: break; default: break; } return 1; } }@f@4",
    "Ruby@def f(a)¶  return 1 if a && b¶  unless c¶    d¶  end¶end@f@3",
    "PHP@<?php function f($a) { if ($a || $b) { } elseif ($c) { } foreach ($a as $x) { } }@f@4",
    "Kotlin@fun f(a: Int) { if (b && c) { }¶when (a) { 1 -> g(); else -> h() } }@f@4",
    "Shell@f() { if a; then b; fi; for x in y; do c && d; done; }@f@3",
  })
  void countsBranches(String language, String source, String name, int expected) {
    assertThat(branches(language, source, name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
    "JavaScript@function f() { if (a) { function g() { if (b) { } if (c) { } } } }@f@1",
    "JavaScript@function f() { if (a) { function g() { if (b) { } if (c) { } } } }@g@2",
    "JavaScript@if (a) { }¶function f() { }¶if (b) { }@f@0",
    "Java@class A { int x = a ? 1 : 2; void f() { } }@A@0",
    "Java@class A { int x = a ? 1 : 2; void f() { } }@x@1",
    "Perl@sub f { if ($a) { } }@f@-1",
  })
  void eachCountsForTheInnermost(String language, String source, String name, int expected) {
    assertThat(branches(language, source, name)).isEqualTo(expected);
  }

  private static int branches(String language, String source, String name) {
    byte[] content = source.replace('¶', '\n').getBytes(StandardCharsets.UTF_8);
    return SYMBOLS.of(Objects.requireNonNull(Languages.named(language)), content)
        .definitions()
        .stream()
        .filter(symbol -> symbol.name().equals(name))
        .findFirst()
        .orElseThrow()
        .branches();
  }
}
