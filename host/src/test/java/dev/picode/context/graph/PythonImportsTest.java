package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of Python, checked by hand.
class PythonImportsTest {
  @Test
  void resolvesAPackageBelowSrc() throws Exception {
    var tree = TreeText.of("""
        src/shop/__init__.py | .cart#Cart .#money
        src/shop/cart.py | shop.money#Money ..gone#x os collections.abc#Mapping
        src/shop/money.py | decimal
        src/shop/web/__init__.py
        src/shop/web/app.py | ..cart#Cart .#views ...outside#x shop#money flask#Flask numpy.linalg
        src/shop/web/views.py | . shop.web.missing
        tests/test_cart.py | shop.cart#Cart shop.money helpers#one pytest
        tests/helpers.py | shop
        """);
    assertThat(tree.described()).isEqualTo("""
        src/shop/__init__.py -> src/shop/cart.py
        src/shop/__init__.py -> src/shop/money.py
        src/shop/cart.py -> src/shop/money.py
        src/shop/cart.py !! ..gone
        src/shop/cart.py => collections
        src/shop/cart.py => os
        src/shop/money.py => decimal
        src/shop/web/app.py -> src/shop/cart.py
        src/shop/web/app.py -> src/shop/money.py
        src/shop/web/app.py -> src/shop/web/views.py
        src/shop/web/app.py !! ...outside
        src/shop/web/app.py => flask
        src/shop/web/app.py => numpy
        src/shop/web/views.py -> src/shop/web/__init__.py
        src/shop/web/views.py !! shop.web.missing
        tests/helpers.py -> src/shop/__init__.py
        tests/test_cart.py -> src/shop/cart.py
        tests/test_cart.py -> src/shop/money.py
        tests/test_cart.py -> tests/helpers.py
        tests/test_cart.py => pytest
        """);
  }

  @Test
  void theNearestOfTwoEqualModulesIsMeantAndAFolderNeedsNoInitFile() throws Exception {
    var tree = TreeText.of("""
        one/app.py | util space.part space#other
        one/util.py
        two/app.py | util
        two/util.py
        one/space/part.py
        one/space/other.py
        """);
    assertThat(tree.described()).isEqualTo("""
        one/app.py -> one/space/other.py
        one/app.py -> one/space/part.py
        one/app.py -> one/util.py
        two/app.py -> two/util.py
        """);
  }

  @Test
  void aStarTakesTheModuleAndADotDotAboveTheTopIsMissing() throws Exception {
    var tree = TreeText.of("""
        a/__init__.py
        a/b.py | .c#* ....#x
        a/c.py
        """);
    assertThat(tree.described()).isEqualTo("""
        a/b.py -> a/c.py
        a/b.py !! ....
        """);
  }
}
