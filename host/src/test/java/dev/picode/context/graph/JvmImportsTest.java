package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of Java and Kotlin, checked by hand.
class JvmImportsTest {
  @Test
  void resolvesClassesStaticsAndStars() throws Exception {
    var tree = TreeText.of("""
        src/main/java/shop/App.java | module:shop shop.cart.Cart shop.cart.Cart.Line shop.money.Money#of shop.util#* java.util.List java.util.function#Function,Supplier com.google.common.collect.ImmutableList
        src/main/java/shop/cart/Cart.java | module:shop.cart shop.money.Money.ZERO
        src/main/java/shop/money/Money.java | module:shop.money java.math.BigDecimal
        src/main/java/shop/util/Texts.java | module:shop.util
        src/main/java/shop/util/Lists.java | module:shop.util shop.util.Gone
        src/test/java/shop/AppTest.java | module:shop shop.App org.junit.jupiter.api.Test
        """);
    assertThat(tree.described()).isEqualTo("""
        src/main/java/shop/App.java -> src/main/java/shop/cart/Cart.java
        src/main/java/shop/App.java -> src/main/java/shop/money/Money.java
        src/main/java/shop/App.java -> src/main/java/shop/util/Lists.java
        src/main/java/shop/App.java -> src/main/java/shop/util/Texts.java
        src/main/java/shop/App.java => com.google.common.collect
        src/main/java/shop/App.java => java.util
        src/main/java/shop/App.java => java.util.function
        src/main/java/shop/cart/Cart.java -> src/main/java/shop/money/Money.java
        src/main/java/shop/money/Money.java => java.math
        src/main/java/shop/util/Lists.java !! shop.util
        src/test/java/shop/AppTest.java -> src/main/java/shop/App.java
        src/test/java/shop/AppTest.java => org.junit.jupiter.api
        """);
  }

  @Test
  void aStarLeadsOnlyToWhatIsUsedWhereThatIsKnown() throws Exception {
    var tree = TreeText.of("""
        a/App.java | module:a b.*
        b/One.java | module:b
        b/Two.java | module:b
        """).defines("b/One.java", "One").defines("b/Two.java", "Two").uses("a/App.java", "Two");
    assertThat(tree.described()).isEqualTo("a/App.java -> b/Two.java\n");
  }

  @Test
  void ofEqualClassesTheOneOfTheSameModuleIsMeant() throws Exception {
    var tree = TreeText.of("""
        one/src/main/java/p/Main.java | module:p q.Part
        one/src/main/java/q/Part.java | module:q
        two/src/main/java/p/Main.java | module:p q.Part
        two/src/main/java/q/Part.java | module:q
        """);
    assertThat(tree.described()).isEqualTo("""
        one/src/main/java/p/Main.java -> one/src/main/java/q/Part.java
        two/src/main/java/p/Main.java -> two/src/main/java/q/Part.java
        """);
  }

  @Test
  void packagesFollowFromPathsWhereFilesNameNone() throws Exception {
    var tree = TreeText.of("""
        app/src/main/java/p/A.java | p.inner.B
        app/src/main/java/p/inner/B.java
        """);
    assertThat(tree.described()).isEqualTo(
        "app/src/main/java/p/A.java -> app/src/main/java/p/inner/B.java\n");
  }

  @Test
  void kotlinFindsFunctionsAndFilesWhosePathIsNotTheirPackage() throws Exception {
    var tree = TreeText.of("""
        src/Main.kt | module:org.acme.app org.acme.core.parse org.acme.core.Node kotlinx.coroutines.launch java.io.File
        core/Parsing.kt | module:org.acme.core
        core/Tree.kt | module:org.acme.core org.acme.core.Jvm
        core/Jvm.java | module:org.acme.core
        """).defines("core/Parsing.kt", "parse").defines("core/Tree.kt", "Node", "Leaf");
    assertThat(tree.described()).isEqualTo("""
        core/Tree.kt -> core/Jvm.java
        src/Main.kt -> core/Parsing.kt
        src/Main.kt -> core/Tree.kt
        src/Main.kt => java.io
        src/Main.kt => kotlinx.coroutines
        """);
  }
}
