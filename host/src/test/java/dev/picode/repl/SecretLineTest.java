package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLineTest {
  private final SecretLine secrets = SecretLine.of(Map.of("ACME_API_KEY", "hunter2hunter2",
      "HOME", "/home/someone-with-a-long-name", "SSH_KEY_PATH", "/home/a/.ssh/id"),
      line -> line.contains("kept-in-a-keyring"));

  @ParameterizedTest
  @ValueSource(strings = {"!aws s3 --key AKIAABCDEFGHIJKLMNOP", "!export TOKEN=abcdef123",
    "use ghp_abcdefghijklmnopqrstuvwxyz012345", "/login --password hunter2",
    "my key is sk-proj-abcdefghijklmnopqrst", "!curl -H 'Authorization: Bearer abcdefghijkl'",
    "!git clone https://me:secretword@example.org/x.git", "-----BEGIN RSA PRIVATE KEY-----",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "{\"api_key\": \"abcd1234\"}",
    "say hunter2hunter2", "say aHVudGVyMmh1bnRlcjI=",
    "/provider login acme f00ba4", "/secret set A_KEY f00ba4", "say kept-in-a-keyring"})
  void findsWhatLooksLikeASecret(String line) {
    assertThat(secrets.isIn(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/analyze --format json", "!ls /home/someone-with-a-long-name",
    "!git log --oneline", "how do tokens work?", "/eval --js 1+1", "!cat /home/a/.ssh/id",
    "!git clone https://example.org/x.git", "a risk-free task",
    "/provider login acme", "/secret set A_KEY"})
  void leavesOrdinaryLinesAlone(String line) {
    assertThat(secrets.isIn(line)).isFalse();
  }
}
