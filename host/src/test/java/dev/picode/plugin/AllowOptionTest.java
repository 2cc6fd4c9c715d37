package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Grants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowOptionTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "read=src/**|\"read\": [\"src/**\"]",
    "read=a,b|\"read\": [\"a\",\"b\"]",
    "read=a,write=b,c|\"read\": [\"a\"] \"write\": [\"b\",\"c\"]",
    "read={a,b}/**,c|\"read\": [\"{a,b}/**\",\"c\"]",
    "read=it's,b|\"read\": [\"it's\",\"b\"]",
    "net=api.acme.com,*.b.com:8443|\"net\": [\"api.acme.com\",\"*.b.com:8443\"]",
    "run=git log --format='%h,%s',npm test|\"run\": [\"git log --format=%h,%s\",\"npm test\"]",
    "run=x --a=b,y --c=d|\"run\": [\"x --a=b\",\"y --c=d\"]",
    "llm|\"llm\": true", "read=a,llm|\"read\": [\"a\"] \"llm\": true", "llm=true|\"llm\": true",
    "llm=false|``", "git=write|\"git\": \"write\"",
    "git=read,env=HOME,CI|\"git\": \"read\" \"env\": [\"HOME\",\"CI\"]",
    "secrets=KEY@api.acme.com|\"secrets\": [\"KEY@api.acme.com\"]",
    "read=a,net|\"read\": [\"a\",\"net\"]"})
  void grantsWhatItNames(String value, String lines) {
    assertThat(String.join(" ", AllowOption.parse(List.of(value)).lines())).isEqualTo(lines);
  }

  @Test
  void manyValuesGrantAllTogether() {
    assertThat(AllowOption.parse(List.of("read=a", "read=b", "llm")).lines())
        .containsExactly("\"read\": [\"a\",\"b\"]", "\"llm\": true");
    assertThat(AllowOption.parse(List.of())).isEqualTo(Grants.NONE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "reed=a|`--allow` has no capability `reed`|did you mean `read`?",
    "read=a,wirte=b|`--allow` has no capability `wirte`|did you mean `write`?",
    "everything|`--allow` has no capability `everything`|known are read, write, net, run, git, llm, secrets, env, commands",
    "=a|`--allow` has no capability ``|known are read, write, net, run, git, llm, secrets, env, commands",
    "net|`net` in `--allow` grants nothing without a scope|write `net=api.acme.com`",
    "llm,a|`--allow` has no capability `a`|known are read, write, net, run, git, llm, secrets, env, commands",
    "read=|`read=` in `--allow` is not a grant: the pattern `` is not a glob: it is empty"
        + "|a scope of `read` looks like `src/**`",
    "net=https://a.com/b|`net=https://a.com/b` in `--allow` is not a grant: `https://a.com/b` is not a host: it is"
        + " a URL or a part of one; write `a.com`|a scope of `net` looks like `api.acme.com`",
    "git=all|`git=all` in `--allow` is not a grant: `all` is not a scope of `git`: it is `none`, `read` or `write`"
        + "|a scope of `git` looks like `read`",
    "net=a.com,evil.com#a.com|`evil.com#a.com` in `--allow` is not a grant: `evil.com#a.com` is not a host: it is a"
        + " URL or a part of one; write `evil.com`|a scope of `net` looks like `api.acme.com`"})
  void namesThePartThatIsWrong(String value, String message, String hint) {
    assertThatThrownBy(() -> AllowOption.parse(List.of(value)))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("argument-invalid");
          assertThat(e.problem().message()).isEqualTo(message);
          assertThat(e.problem().hint()).isEqualTo(hint);
        });
  }
}
