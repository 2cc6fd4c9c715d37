package dev.picode.context.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of Maven and Gradle, checked by hand.
class JvmProjectTest {
  private static final String PARENT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <groupId>org.acme</groupId>
        <artifactId>shop</artifactId>
        <version>${revision}</version>
        <packaging>pom</packaging>
        <properties>
          <revision>1.2</revision>
          <jackson.version>2.${jackson.minor}</jackson.version>
          <jackson.minor>18.1</jackson.minor>
        </properties>
        <modules><module>core</module><module>gone</module></modules>
        <profiles><profile><id>x</id><modules><module>apps/web</module></modules></profile></profiles>
        <dependencyManagement><dependencies>
          <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-core</artifactId><version>${jackson.version}</version></dependency>
          <dependency><groupId>org.acme</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
        </dependencies></dependencyManagement>
      </project>
      """;

  @Test
  void mavenModulesWithPropertiesAndManagedVersions() throws Exception {
    var tree = ProjectText.of("pom.xml", PARENT)
        .with("core/pom.xml", """
            <project>
              <parent><groupId>org.acme</groupId><artifactId>shop</artifactId><version>${revision}</version></parent>
              <artifactId>core</artifactId>
              <dependencies>
                <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-core</artifactId></dependency>
                <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope></dependency>
                <dependency><groupId>x</groupId><artifactId>y</artifactId><version>${unknown}</version><optional>true</optional></dependency>
              </dependencies>
            </project>
            """)
        .with("bom/pom.xml", """
            <project><groupId>org.acme</groupId><artifactId>bom</artifactId><version>1</version>
              <dependencyManagement><dependencies>
                <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.11</version></dependency>
              </dependencies></dependencyManagement></project>
            """)
        .with("apps/web/pom.xml", """
            <project>
              <parent><groupId>org.acme</groupId><artifactId>shop</artifactId><version>1.2</version><relativePath>../../pom.xml</relativePath></parent>
              <artifactId>web</artifactId><version>9</version>
              <dependencies><dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>${project.parent.version}</version></dependency></dependencies>
              <build><plugins><plugin><configuration><archive><manifest><mainClass>org.acme.web.Main</mainClass></manifest></archive></configuration></plugin></plugins></build>
            </project>
            """)
        .with("apps/web/src/main/java/org/acme/web/Main.java",
            "class Main { public static void main(String[] args) {} }")
        .with("core/src/main/java/org/acme/core/Tool.java",
            "public class Tool {\n  public static void main(String... args) {}\n}")
        .files("core/src/test/java/org/acme/core/ToolTest.java");
    assertThat(tree.described()).isEqualTo("""
        type Java, Maven by pom.xml in 4
        module - = org.acme:shop 1.2
        module apps/web = org.acme:web 9 of pom.xml
        module bom = org.acme:bom 1
        module core = org.acme:core 1.2 of pom.xml
        main org.acme.web.Main = apps/web/src/main/java/org/acme/web/Main.java
        main Tool = core/src/main/java/org/acme/core/Tool.java
        sources apps/web/src/main/java
        sources core/src/main/java
        tests core/src/test
        in apps/web/pom.xml:
          org.acme:core 1.2 main at core
        in bom/pom.xml:
        in core/pom.xml:
          com.fasterxml.jackson.core:jackson-core 2.18.1 main
          org.junit.jupiter:junit-jupiter 5.11 development
          x:y - optional
        in pom.xml:
        note pom.xml: its module `gone` is not there
        """);
  }

  @Test
  void mavenPomsThatAreTheirOwnParentsOrHoldEntitiesEnd() throws Exception {
    String head = "<project><parent><groupId>g</groupId><artifactId>";
    var bomb = new StringBuilder("<!DOCTYPE p [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a")
          .append(i)
          .append(" \"&a")
          .append(i - 1)
          .append(";&a")
          .append(i - 1)
          .append(";\">");
    }
    bomb.append("]><project><artifactId>&a39;</artifactId></project>");
    var tree = ProjectText.of("a/pom.xml", head + "b</artifactId><relativePath>../b</relativePath>"
        + "</parent><artifactId>a</artifactId></project>")
        .with("b/pom.xml", head + "a</artifactId><relativePath>../a</relativePath></parent>"
            + "<artifactId>b</artifactId><properties><v>${w}${w}</v><w>${v}${v}</w></properties>"
            + "<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId>"
            + "<version>${v}</version></dependency></dependencies></project>")
        .with("c/pom.xml", bomb.toString())
        .with("d/pom.xml", "<!DOCTYPE p SYSTEM \"file:///etc/passwd\"><project/>")
        .with("e/pom.xml", "<project><x>".repeat(500))
        .with("f/pom.xml", "<project><artifactId>f</artifactId>")
        .with("g/pom.xml", "<project><artifactId>&undeclared;</artifactId></project>")
        .with("h/pom.xml", "<project>" + " ".repeat(2 << 20) + "</project>");
    assertThat(tree.described()).isEqualTo("""
        type Java, Maven by a/pom.xml in 8
        module a = g:a -
        module b = g:b -
        in a/pom.xml:
        in b/pom.xml:
          x:y - main
        note a/pom.xml: its parents come back to themselves or are more than 20
        note b/pom.xml: its parents come back to themselves or are more than 20
        note c/pom.xml: it has a document type
        note d/pom.xml: it has a document type
        note e/pom.xml: it has more than 80 levels or 200000 elements
        note f/pom.xml: it is not valid XML (line 1)
        note g/pom.xml: it refers to an entity
        note h/pom.xml: it is larger than 1048576 characters
        """);
  }

  @Test
  void gradleProjectsWithACatalogue() throws Exception {
    var tree = ProjectText.of("settings.gradle.kts", """
        rootProject.name = "shop"
        include("core", ":apps:web")
        include(":moved") // elsewhere
        project(":moved").projectDir = file("other/place")
        // include(":never")
        include("gone")
        """)
        .with("gradle.properties", "kotlinVersion=2.1.0\nversion = 3.0\n")
        .with("gradle/libs.versions.toml", """
            [versions]
            junit = "5.11.3"
            rich = { strictly = "1.5" }
            [libraries]
            junit-jupiter = { module = "org.junit.jupiter:junit-jupiter", version.ref = "junit" }
            guava = "com.google.guava:guava:33.3.1-jre"
            strict_one = { group = "a", name = "b", version.ref = "rich" }
            [bundles]
            testing = ["junit-jupiter"]
            """)
        .with("core/build.gradle", """
            version '1.1'
            def jacksonVersion = "2.18.1"
            dependencies {
                implementation "com.fasterxml.jackson.core:jackson-core:$jacksonVersion"
                api group: 'org.slf4j', name: 'slf4j-api', version: '2.0.16'
                testImplementation libs.bundles.testing
                annotationProcessor 'org.mapstruct:mapstruct-processor:1.6.2'
                // implementation 'never:used:1'
                println 'not:a:dependency'
            }
            """)
        .with("apps/web/build.gradle.kts", """
            application { mainClass.set("shop.web.AppKt") }
            dependencies {
                implementation(project(":core"))
                implementation(libs.guava)
                implementation(libs.strict.one)
                implementation(platform("org.springframework.boot:spring-boot-dependencies:3.4.0"))
                implementation("org.jetbrains.kotlin:kotlin-reflect:${kotlinVersion}")
                testImplementation(kotlin("test"))
                implementation("x:y:$unknown")
            }
            """)
        .with("apps/web/src/main/kotlin/shop/web/App.kt", "package shop.web\nfun main() {}\n")
        .files("other/place/readme.txt", "core/src/main/java/A.java",
            "core/src/test/java/ATest.java", "core/src/jvmMain/kotlin/B.kt",
            "core/src/commonTest/kotlin/C.kt");
    assertThat(tree.described()).isEqualTo("""
        type Kotlin, Gradle by settings.gradle.kts in 3
        module - = shop -
        module apps/web = web 3.0 of settings.gradle.kts
        module core = core 1.1 of settings.gradle.kts
        module other/place = place - of settings.gradle.kts
        main shop.web.AppKt = apps/web/src/main/kotlin/shop/web/App.kt
        sources apps/web/src/main/kotlin
        sources core/src/jvmMain/kotlin
        sources core/src/main/java
        tests core/src/commonTest
        tests core/src/test
        in apps/web/build.gradle.kts at least:
          :core - main at core
          a:b 1.5 main
          com.google.guava:guava 33.3.1-jre main
          org.jetbrains.kotlin:kotlin-reflect 2.1.0 main
          org.jetbrains.kotlin:kotlin-test - development
          org.springframework.boot:spring-boot-dependencies 3.4.0 main
          x:y - main
        in core/build.gradle at least:
          com.fasterxml.jackson.core:jackson-core 2.18.1 main
          org.junit.jupiter:junit-jupiter 5.11.3 development
          org.mapstruct:mapstruct-processor 1.6.2 build
          org.slf4j:slf4j-api 2.0.16 main
        note settings.gradle.kts: its project `gone` is not there
        """);
  }
}
