package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of C#, Ruby, PHP and shells, checked by hand.
class OtherImportsTest {
  @Test
  void namespacesOfCSharp() throws Exception {
    var tree = TreeText.of("""
        App/Program.cs | System System.Collections.Generic Shop.Cart Shop.Money.Coin Shop.Gone.Deep Newtonsoft.Json module:Shop
        Cart/Cart.cs | module:Shop.Cart Shop.Money
        Cart/Line.cs | module:Shop.Cart
        Money/All.cs | module:Shop.Money
        """)
        .defines("Cart/Cart.cs", "Cart")
        .defines("Cart/Line.cs", "Line")
        .defines("Money/All.cs", "Coin", "Note")
        .uses("App/Program.cs", "Cart", "Coin")
        .uses("Cart/Cart.cs", "Note");
    assertThat(tree.described()).isEqualTo("""
        App/Program.cs -> Cart/Cart.cs
        App/Program.cs -> Money/All.cs
        App/Program.cs => Newtonsoft.Json
        App/Program.cs => Shop.Gone.Deep
        App/Program.cs => System
        App/Program.cs => System.Collections.Generic
        Cart/Cart.cs -> Money/All.cs
        """);
  }

  @Test
  void requiresOfRuby() throws Exception {
    var tree = TreeText.of("""
        lib/shop.rb | shop/version local:shop/cart json active_support/all local:gone
        lib/shop/version.rb
        lib/shop/cart.rb | local:../shop local:money
        lib/shop/money.rb
        spec/spec_helper.rb | shop
        spec/cart_spec.rb | spec_helper shop/cart ./spec/spec_helper.rb
        engines/pay/lib/pay.rb | pay/card
        engines/pay/lib/pay/card.rb | shop
        app.rb | pay
        """);
    assertThat(tree.described()).isEqualTo("""
        app.rb -> engines/pay/lib/pay.rb
        engines/pay/lib/pay.rb -> engines/pay/lib/pay/card.rb
        engines/pay/lib/pay/card.rb -> lib/shop.rb
        lib/shop.rb -> lib/shop/cart.rb
        lib/shop.rb -> lib/shop/version.rb
        lib/shop.rb !! gone
        lib/shop.rb => active_support
        lib/shop.rb => json
        lib/shop/cart.rb -> lib/shop.rb
        lib/shop/cart.rb -> lib/shop/money.rb
        spec/cart_spec.rb -> lib/shop/cart.rb
        spec/cart_spec.rb -> spec/spec_helper.rb
        spec/spec_helper.rb -> lib/shop.rb
        """);
  }

  @Test
  void classesOfPhp() throws Exception {
    var tree = TreeText.of("""
        src/Cart/Cart.php | module:Shop\\Cart Shop\\Money\\Coin Shop\\Cart#Line,Total Psr\\Log\\LoggerInterface Symfony\\Component\\Console\\Command Shop\\Cart\\Gone \\DateTime
        src/Cart/Line.php | module:Shop\\Cart
        src/Cart/Total.php | module:Shop\\Cart
        src/Money/Coin.php | module:Shop\\Money
        legacy/all.php | module:Old local:../src/functions.php vendor/autoload.php Old\\Thing
        legacy/thing.php | module:Old
        src/functions.php
        tests/CartTest.php | Shop\\Tests\\Base Shop\\Cart\\Cart PHPUnit\\Framework\\TestCase
        tests/Base.php
        """)
        .defines("legacy/thing.php", "Thing")
        .with("composer.json", """
            {"autoload": {"psr-4": {"Shop\\\\": "src/"}},
             "autoload-dev": {"psr-4": {"Shop\\\\Tests\\\\": ["gone/", "tests/"]}}}
            """)
        .with("composer.lock", """
            {"packages": [{"name": "symfony/console",
              "autoload": {"psr-4": {"Symfony\\\\Component\\\\Console\\\\": ""}}}]}
            """);
    assertThat(tree.described()).isEqualTo("""
        legacy/all.php -> legacy/thing.php
        legacy/all.php -> src/functions.php
        legacy/all.php => vendor
        src/Cart/Cart.php -> src/Cart/Line.php
        src/Cart/Cart.php -> src/Cart/Total.php
        src/Cart/Cart.php -> src/Money/Coin.php
        src/Cart/Cart.php !! Shop\\Cart\\Gone
        src/Cart/Cart.php => DateTime
        src/Cart/Cart.php => Psr
        src/Cart/Cart.php => symfony/console
        tests/CartTest.php -> src/Cart/Cart.php
        tests/CartTest.php -> tests/Base.php
        tests/CartTest.php => PHPUnit
        """);
  }

  @Test
  void sourcesOfShells() throws Exception {
    var tree = TreeText.of("""
        bin/run.sh | local:../lib/log.sh local:$DIR/env.sh local:"${ROOT}/lib/log.sh" local:$HOME/$X/y.sh local:/etc/profile local:gone.sh local:$ROOT/tools/deep.sh
        bin/env.sh
        lib/log.sh
        other/tools/deep.sh
        """);
    assertThat(tree.described()).isEqualTo("""
        bin/run.sh -> bin/env.sh
        bin/run.sh -> lib/log.sh
        bin/run.sh -> other/tools/deep.sh
        bin/run.sh !! $HOME/$X/y.sh
        bin/run.sh !! gone.sh
        bin/run.sh => /etc/profile
        """);
  }
}
