package dev.picode.context.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Java|import a.b.C;|PLAIN a.b.C []",
    "Java|import a.b.*;|PLAIN a.b [*]",
    "Java|import static a.B.c;|PLAIN a.B [c]",
    "Java|import static a.B.*;|PLAIN a.B [*]",
    "Java|package a . b|",
    "Java|import|",
    "Kotlin|import a.`in`.C as D|PLAIN a.in.C []",
    "Python|import a.b as c, d|PLAIN a.b [];PLAIN d []",
    "Python|from . import a|PLAIN . [a]",
    "Python|from .. a.b import (c as d, e,)|PLAIN ..a.b [c, e]",
    "Python|from a import *|PLAIN a [*]",
    "Python|from a|",
    "JavaScript|import a, {b as c} from 'd';|PLAIN d [default, b]",
    "JavaScript|import * as a from \"b\"|PLAIN b [*]",
    "JavaScript|import 'a.css';|PLAIN a.css []",
    "JavaScript|export {a as default} from './b'|REEXPORT ./b [a]",
    "JavaScript|export * from './b'|REEXPORT ./b [*]",
    "JavaScript|require(`./b`)|PLAIN ./b []",
    "JavaScript|require('a' + b)|PLAIN a []",
    "JavaScript|describe('a')|",
    "TypeScript|import type { A } from './a'|PLAIN ./a [A]",
    "TypeScript|import {type A, B} from './a'|PLAIN ./a [A, B]",
    "TypeScript|import a = require('b');|PLAIN b []",
    "Go|import . \"a/b\"|PLAIN a/b [*]",
    "Go|c \"a/b\"|PLAIN a/b []",
    "Go|package main|MODULE main []",
    "Rust|use a::b::C;|PLAIN a::b::C []",
    "Rust|use a::{b, c::D, e::*, f as g};|PLAIN a [b, f];PLAIN a::c::D [];PLAIN a::e [*]",
    "Rust|use {a, b::c};|PLAIN a [];PLAIN b::c []",
    "Rust|pub(crate) use super::a;|REEXPORT super::a []",
    "Rust|pub mod a;|MODULE a []",
    "Rust|mod a { }|",
    "Rust|#[cfg(unix)] #[path = \"x/y.rs\"] pub mod a;|LOCAL x/y.rs [a]",
    "Rust|#[cfg(unix)] mod a;|MODULE a []",
    "Rust|use ::a::b;|PLAIN a::b []",
    "Rust|extern crate a as b;|PLAIN a []",
    "C|#include <a/b.h> // why|SYSTEM a/b.h []",
    "C|# include \"../a.h\"|LOCAL ../a.h []",
    "C|#include MACRO|",
    "C#|using static A.B;|PLAIN A.B [*]",
    "C#|using X = A.B<int>;|PLAIN A.B []",
    "C#|namespace A.B { class C {} }|MODULE A.B []",
    "C#|using (var a = b) {|",
    "Ruby|require_relative '../a'|LOCAL ../a []",
    "Ruby|require \"a/b\"|PLAIN a/b []",
    "Ruby|puts 'require'|",
    "PHP|use A\\B, C\\D as E;|PLAIN A\\B [];PLAIN C\\D []",
    "PHP|use A\\{B, C as D};|PLAIN A [B, C]",
    "PHP|require __DIR__ . '/a.php'|LOCAL ./a.php []",
    "PHP|include $a|",
    "Shell|source \"a b.sh\"|LOCAL a b.sh []",
    "Shell|. $D/x.sh|LOCAL $D/x.sh []",
    "Shell|sourcery a|",
    "Markdown|import a|"})
  void readsWhatIsTaken(String language, String text, @Nullable String expected) {
    String found = String.join(";", Imports.of(language, text, 1)
        .stream()
        .map(one -> one.form() + " " + one.target() + " " + one.names())
        .toList());
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
