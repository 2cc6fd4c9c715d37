package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of Go, Rust, C and C++, checked by hand.
class SystemImportsTest {
  @Test
  void goPackagesAreFoldersOfModules() throws Exception {
    var tree = TreeText.of("""
        cmd/app/main.go | module:main fmt net/http example.com/shop/cart example.com/money/coins github.com/spf13/cobra/doc golang.org/x/net/html gopkg.in/yaml.v3 example.com/shop/gone
        cart/cart.go | module:cart example.com/shop/internal/db
        cart/cart_test.go | module:cart testing example.com/shop
        cart/line.go | module:cart
        internal/db/db.go | module:db
        money/coins/coins.go | module:coins C
        shop.go | module:shop ./cart
        vendor/golang.org/x/net/html/html.go | module:html
        """)
        .with("go.mod", """
            module example.com/shop // the shop

            go 1.23
            require (
              github.com/spf13/cobra v1.8.0
              gopkg.in/yaml.v3 v3.0.1 // indirect
            )
            replace example.com/money => ./money
            """)
        .with("money/go.mod", "module \"example.com/money/v2\"\n");
    assertThat(tree.described()).isEqualTo("""
        cart/cart.go -> internal/db/db.go
        cart/cart_test.go -> shop.go
        cart/cart_test.go => testing
        cmd/app/main.go -> cart/cart.go
        cmd/app/main.go -> cart/line.go
        cmd/app/main.go -> money/coins/coins.go
        cmd/app/main.go -> vendor/golang.org/x/net/html/html.go
        cmd/app/main.go !! example.com/shop/gone
        cmd/app/main.go => fmt
        cmd/app/main.go => github.com/spf13/cobra
        cmd/app/main.go => gopkg.in/yaml.v3
        cmd/app/main.go => net/http
        money/coins/coins.go => C
        shop.go -> cart/cart.go
        shop.go -> cart/line.go
        """);
  }

  @Test
  void ofAGoPackageThoseFilesAreMeantThatAreUsed() throws Exception {
    var tree = TreeText.of("""
        main.go | module:main m/p m/q
        p/a.go | module:p
        p/b.go | module:p
        q/c.go | module:q
        """)
        .with("go.mod", "module m\n")
        .defines("p/a.go", "Alpha")
        .defines("p/b.go", "Beta")
        .defines("q/c.go", "init")
        .uses("main.go", "Beta");
    assertThat(tree.described()).isEqualTo("""
        main.go -> p/b.go
        main.go -> q/c.go
        """);
  }

  @Test
  void rustModulesStandWhereTheirPathSays() throws Exception {
    var tree = TreeText.of("""
        src/lib.rs | local:sys/posix.rs#posix local:gone.rs#other posix::clock
        src/sys/posix.rs | crate::posix::clock
        """).with("Cargo.toml", "[package]\nname = \"shop\"\nversion = \"0.1.0\"\n");
    assertThat(tree.described()).isEqualTo("""
        src/lib.rs -> src/sys/posix.rs
        src/lib.rs !! gone.rs
        """);
  }

  @Test
  void rustModulesCratesAndPaths() throws Exception {
    var tree = TreeText.of("""
        core/src/lib.rs | module:parts module:util reexport:parts::list::List serde::Serialize crate::gone::x
        core/src/parts/mod.rs | module:list super::util::trim self::list#List
        core/src/parts/list.rs | super::super::util crate::parts::list::inner std::collections::HashMap
        core/src/util.rs | module:deep module:missing
        core/src/util/deep.rs | super#trim super::deep::x
        core/tests/all.rs | shop_core::parts::list#List,self
        core/build.rs | cc
        cli/src/main.rs | module:args core_lib::util#trim shop_core::parts::list::List args::Args anyhow#Result renamed::x
        cli/src/args.rs | crate::args::Args clap
        cli/src/bin/tool.rs | shop_core
        """)
        .with("Cargo.toml", "[workspace]\nmembers = [\"core\", \"cli\"]\n")
        .with("core/Cargo.toml", "[package]\nname = \"shop-core\"\nversion = \"0.1.0\"\n")
        .with("cli/Cargo.toml", """
            [package]
            name = "shop-cli"
            [dependencies]
            shop-core = { path = "../core" }
            core_lib = { package = "shop-core", path = "../core" }
            renamed = { package = "real-name", version = "1" }
            """);
    assertThat(tree.described()).isEqualTo("""
        cli/src/args.rs => clap
        cli/src/bin/tool.rs -> core/src/lib.rs
        cli/src/main.rs -> cli/src/args.rs
        cli/src/main.rs -> core/src/parts/list.rs
        cli/src/main.rs -> core/src/util.rs
        cli/src/main.rs => anyhow
        cli/src/main.rs => real_name
        core/build.rs => cc
        core/src/lib.rs -> core/src/parts/list.rs
        core/src/lib.rs -> core/src/parts/mod.rs
        core/src/lib.rs -> core/src/util.rs
        core/src/lib.rs => serde
        core/src/parts/list.rs -> core/src/util.rs
        core/src/parts/list.rs => std
        core/src/parts/mod.rs -> core/src/parts/list.rs
        core/src/parts/mod.rs -> core/src/util.rs
        core/src/util.rs -> core/src/util/deep.rs
        core/src/util.rs !! self::missing
        core/src/util/deep.rs -> core/src/util.rs
        core/tests/all.rs -> core/src/parts/list.rs
        """);
  }

  @Test
  void includesOfC() throws Exception {
    var tree = TreeText.of("""
        src/main.c | local:list.h local:util/text.h system:stdio.h system:shop/cart.h local:gone.h system:openssl/ssl.h system:string.h local:../include/shop/money.h
        src/list.h
        src/util/text.h
        src/util/string.h
        include/shop/cart.h | local:money.h
        include/shop/money.h
        tests/cart_test.cc | system:shop/cart.h system:vector local:only/here.hpp local:twice.h system:gtest/gtest.h
        third/deep/only/here.hpp
        third/a/twice.h
        third/b/twice.h
        """);
    assertThat(tree.described()).isEqualTo("""
        include/shop/cart.h -> include/shop/money.h
        src/main.c -> include/shop/cart.h
        src/main.c -> include/shop/money.h
        src/main.c -> src/list.h
        src/main.c -> src/util/text.h
        src/main.c !! gone.h
        src/main.c => openssl
        src/main.c => stdio.h
        src/main.c => string.h
        tests/cart_test.cc -> include/shop/cart.h
        tests/cart_test.cc -> third/deep/only/here.hpp
        tests/cart_test.cc !! twice.h
        tests/cart_test.cc => gtest
        tests/cart_test.cc => vector
        """);
  }
}
