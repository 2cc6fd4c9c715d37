package dev.picode.sandbox.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrantsTest {
  static Stream<Arguments> capabilities() {
    return Stream.of(
        of(new Capability.Read("src/a.js"), "read `src/a.js`", "\"read\": [\"src/a.js\"]"),
        of(new Capability.Read("a[1]{,}.txt"), "read `a[1]{,}.txt`",
            "\"read\": [\"a\\\\[1\\\\]\\\\{\\\\,\\\\}.txt\"]"),
        of(new Capability.Read("a\"b"), "read `a\"b`", "\"read\": [\"a\\\"b\"]"),
        of(new Capability.Write("out/*"), "write `out/*`", "\"write\": [\"out/\\\\*\"]"),
        of(Capability.Net.of("HTTPS", "API.acme.com.", -1), "connect to `https://api.acme.com`",
            "\"net\": [\"api.acme.com\"]"),
        of(Capability.Net.of("http", "::1", 8080), "connect to `http://[::1]:8080`",
            "\"net\": [\"[::1]:8080\"]"),
        of(new Capability.Run(List.of("git", "log", "a b")), "run `git log 'a b'`",
            "\"run\": [\"git log 'a b'\"]"),
        of(new Capability.GitRead(), "look at the Git repository", "\"git\": \"read\""),
        of(new Capability.GitWrite(), "change the Git repository", "\"git\": \"write\""),
        of(new Capability.Llm(), "ask a language model", "\"llm\": true"),
        of(new Capability.Secret("KEY", null), "use the secret `KEY`", "\"secrets\": [\"KEY\"]"),
        of(new Capability.Secret("KEY", new HostName("a.com")),
            "use the secret `KEY` towards `a.com`",
            "\"secrets\": [\"KEY@a.com\"]"),
        of(new Capability.Env("HOME"), "read the environment variable `HOME`",
            "\"env\": [\"HOME\"]"));
  }

  private static Arguments of(Capability capability, String act, String line) {
    return Arguments.of(capability, act, line);
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void theLineThatWouldGrantItGrantsItAndNoOther(Capability capability, String act, String line) {
    assertThat(capability.act()).isEqualTo(act);
    assertThat(capability.grantLine()).isEqualTo(line);
    Grants granted = capability.permission().parse(capability.scope());
    assertThat(granted.lines()).containsExactly(line);
    assertThat(granted.decide(capability)).isEqualTo(new Decision.Granted());
    assertThat(Grants.NONE.decide(capability)).isEqualTo(new Decision.Denied(capability));
    capabilities().map(each -> (Capability) each.get()[0])
        .filter(other -> other.permission() != capability.permission())
        .forEach(other -> assertThat(granted.allows(other)).isFalse());
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void asksForWhatIsDeclaredOnly(Capability capability, String act, String line) {
    Grants declared = capability.permission().parse(capability.scope());
    var standing = new Standing(declared.and(Grants.PERSON), Grants.NONE);
    assertThat(standing.decide(capability)).isInstanceOfSatisfying(Decision.Ask.class, ask -> {
      assertThat(standing.with(ask.scope()).decide(capability)).isEqualTo(new Decision.Granted());
      assertThat(declared.and(Grants.PERSON).and(ask.scope()))
          .isEqualTo(declared.and(Grants.PERSON));
    });
    assertThat(Standing.vouched(declared).decide(capability)).isEqualTo(new Decision.Granted());
    assertThat(Standing.NONE.decide(capability)).isEqualTo(new Decision.Denied(capability));
  }

  @Test
  void whatIsGrantedForOneThingIsNotGrantedForTheNext() {
    var standing = new Standing(Permission.READ.parse("src/**").and(Permission.READ.parse("**")),
        Permission.READ.parse("src/**"));
    assertThat(standing.decide(new Capability.Read("src/a"))).isEqualTo(new Decision.Granted());
    assertThat(standing.decide(new Capability.Read("b"))).isInstanceOfSatisfying(
        Decision.Ask.class,
        ask -> assertThat(ask.grantLine()).isEqualTo("\"read\": [\"**\"]"));
    assertThat(standing.decide(new Capability.Write("src/a"))).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void writingIncludesLookingButLookingNotWriting() {
    assertThat(Permission.GIT.parse("write").allows(new Capability.GitRead())).isTrue();
    assertThat(Permission.GIT.parse("read").allows(new Capability.GitWrite())).isFalse();
    assertThat(Permission.GIT.parse("write").scopeOf(new Capability.GitRead()).orElseThrow().git())
        .isEqualTo(Grants.GitLevel.READ);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "localhost:11434|http|localhost|11434|true", "10.0.0.1|http|10.0.0.1|80|true",
    "nas.acme.com|https|nas.acme.com|443|true", "*.acme.com|https|nas.acme.com|443|false",
    "*|https|nas.acme.com|443|false", "nas.acme.com|https|nas.acme.com|8443|false"})
  void onlyAHostThatIsSpelledOutMayBePrivate(
      String scope, String scheme, String host, int port, boolean may) {
    assertThat(Permission.NET.parse(scope).mayBePrivate(Capability.Net.of(scheme, host, port)))
        .isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "KEY|KEY||true", "KEY|KEY|a.com|true", "KEY@a.com|KEY||true", "KEY@a.com|KEY|a.com|true",
    "KEY@a.com|KEY|a.com.evil.com|false", "KEY@*.a.com|KEY|x.a.com|true",
    "KEY@*.a.com|KEY|a.com|false",
    "KEY@*|KEY|127.0.0.1|false", "KEY|KEYS||false", "KEY|key||false"})
  void aSecretIsSpentWhereItsScopeSays(String scope, String name, String host, boolean may) {
    var use = new Capability.Secret(name, host == null ? null : new HostName(host));
    assertThat(Permission.SECRETS.parse(scope).allows(use)).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "GIT|reed|it is `none`, `read` or `write`", "LLM|yes|it is `true` or `false`",
    "ENV|*|each is named in full", "ENV|HO ME|did you mean `HOME`?", "ENV|A=b|did you mean `A`?",
    "ENV|''|each is named in full", "SECRETS|A KEY|did you mean `AKEY`?",
    "SECRETS|KEY@a.com:80|write `KEY@a.com`", "SECRETS|KEY@a.com@b.com|write `b.com`",
    "SECRETS|@a.com|is not the name of a secret", "SECRETS|KEY@|it is empty",
    "READ|[|is not a glob", "READ|/etc/passwd|relative to the workspace", "WRITE|''|it is empty"})
  void refusesWhatIsNoScope(Permission permission, String text, String reason) {
    assertThatThrownBy(() -> permission.parse(text))
        .isInstanceOf(InvalidScopeException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void joinsAndWritesMembersInOrder() {
    Grants grants = Permission.ENV.parse("HOME")
        .and(Permission.LLM.parse("true"))
        .and(Permission.READ.parse("a"))
        .and(Permission.READ.parse("a"))
        .and(Permission.GIT.parse("write"))
        .and(Permission.GIT.parse("read"));
    assertThat(grants.lines()).containsExactly(
        "\"read\": [\"a\"]", "\"git\": \"write\"", "\"llm\": true", "\"env\": [\"HOME\"]");
    assertThat(Grants.NONE.members()).isEqualTo(Map.of());
    assertThat(Grants.NONE.withWrite("x*").allows(new Capability.Write("xy"))).isFalse();
  }

  @Test
  void anAnswerForOneHostOfAWildcardDoesNotOpenPrivateAddresses() {
    var nas = Capability.Net.of("https", "nas.acme.com", 443);
    var standing = new Standing(Permission.NET.parse("*.acme.com"), Grants.only(nas));
    assertThat(standing.decide(nas)).isEqualTo(new Decision.Granted());
    assertThat(standing.mayBePrivate(nas)).isFalse();
  }

  @Test
  void aLongPathCanBeGrantedByItself() {
    var path = new Capability.Read("folder*/".repeat(400));
    assertThat(Grants.only(path).allows(path)).isTrue();
    assertThat(Grants.only(path).allows(new Capability.Read("folderx/".repeat(400)))).isFalse();
  }
}
