package dev.picode.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /// The examples of FIPS 180-2, appendix B.
  private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String OF_TWO_BLOCKS = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

  @Test
  void hashesBytesAndTextsAlike() {
    assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(OF_ABC);
    assertThat(Sha256.of("ä")).isEqualTo(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xa4}));
  }

  @Test
  void hashesPiecesAndThenBeginsAnew() {
    MessageDigest digest = Sha256.digest();
    digest.update("abcdbcdecdefdefgefghfghighijhijk".getBytes(StandardCharsets.UTF_8));
    digest.update("ijkljklmklmnlmnomnopnopq".getBytes(StandardCharsets.UTF_8));
    assertThat(Sha256.of(digest)).isEqualTo(OF_TWO_BLOCKS);
    digest.update("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(Sha256.of(digest)).isEqualTo(OF_ABC);
  }
}
