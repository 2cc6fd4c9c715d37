package dev.picode.extensions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;

/// Secrets that open nothing, made so that each is well-formed; always the same ones. Confined to one thread.
final class PlantedSecrets {
  private static final String DIGITS = "0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = UPPER.toLowerCase(Locale.ROOT);
  private static final String BASE62 = DIGITS + UPPER + LOWER;
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

  private final Random random = new Random(20_260_101);

  /// A file with a secret in it.
  ///
  /// @param name the file
  /// @param kind what the pack calls the secret
  /// @param text a line, or more
  /// @param secret what must not be shown
  record Planted(String name, String kind, String text, String secret) {
    @Override
    public String toString() {
      return name;
    }
  }

  List<Planted> all() {
    return List.of(
        planted("aws.py", "AWS access key", "key = '%s'", aws()),
        planted("github.sh", "GitHub token", "curl -H 'Authorization: token %s'", checked("ghp")),
        planted("actions.sh", "GitHub token", "TOKEN=%s", checked("ghs")),
        planted("fine.txt", "GitHub fine-grained token", "%s",
            "github" + "_pat_" + of(BASE62, 22) + "_" + of(BASE62, 59)),
        planted(".npmrc", "npm token", "//registry.npmjs.org/:_authToken=%s", checked("npm")),
        planted("pypirc", "PyPI token", "password = %s",
            "pypi" + "-AgEIcHlwaS5vcmc" + of(BASE62 + "-_", 140)),
        planted("gitlab.yml", "GitLab token", "token: %s", "gl" + "pat-" + of(BASE62, 20)),
        planted("slack.js", "Slack token", "const slack = \"%s\";",
            "xo" + "xb-" + of("3456789", 12) + "-" + of(BASE62, 24)),
        planted("hook.txt", "Slack webhook", "%s", "https://hooks.sl" + "ack.com/services/T"
            + of(UPPER, 8) + "/B" + of(UPPER, 8) + "/" + of(BASE62, 24)),
        planted("pay.rb", "Stripe key", "Stripe.api = '%s'", "sk_li" + "ve_" + of(BASE62, 24)),
        planted("maps.html", "Google API key", "<script src=\"maps?key=%s\">",
            "AI" + "za" + of(BASE62, 35)),
        planted("oauth.json", "Google client secret", "{\"client\": \"%s\"}",
            "GOC" + "SPX-" + of(BASE62, 28)),
        planted("openai.txt", "OpenAI key", "%s",
            "sk-proj-" + of(BASE62, 40) + "T3Blb" + "kFJ" + of(BASE62, 40)),
        planted("anthropic.txt", "Anthropic key", "%s",
            "sk-" + "ant-api03-" + of(BASE62, 93) + "AA"),
        planted("hugging.py", "Hugging Face token", "login('%s')",
            "hf" + "_" + of(UPPER + LOWER, 34)),
        planted("mail.go", "SendGrid key", "mail(\"%s\")",
            "SG" + "." + of(BASE62, 22) + "." + of(BASE62, 43)),
        planted("ocean.tf", "DigitalOcean token", "do = \"%s\"",
            "dop" + "_v1_" + of(DIGITS + "abcdef", 64)),
        planted("shop.txt", "Shopify token", "%s", "shp" + "at_" + of(DIGITS + "abcdef", 32)),
        planted("azure.txt", "Azure storage key", "Name=x;%s",
            "Account" + "Key=" + of(BASE62 + "+/", 86) + "=="),
        planted("age.txt", "age secret key", "%s", age()),
        planted("id_rsa", "private key", "-----BE" + "GIN OPENSSH PRIVATE KEY-----\n%s",
            of(BASE62, 70)),
        planted("inline.java", "private key",
            "String pem = \"-----BE" + "GIN PRIVATE KEY-----\\n%s\";", of(BASE62, 64)),
        planted("db.yml", "password in a URL", "url: postgres://app:%s@db.acme.com/app",
            "k3h9Vq81zz"),
        planted("settings.py", "secret", "SECRET_KEY = \"%s\"", of(BASE62 + "-_", 50)),
        planted("aws.ini", "secret", "aws_secret_access_key = %s", of(BASE62 + "/+", 40)),
        planted("client.ts", "secret", "const apiKey: string = '%s';", of(LOWER + DIGITS, 32)),
        planted("env.json", "secret", "\"client_secret\": \"%s\",", of(DIGITS + "abcdef", 40)),
        planted(".env", "secret", "DB_PASSWORD=%s", of(BASE62, 24)));
  }

  /// A new AWS access key.
  String aws() {
    return "AK" + "IA" + of(UPPER + "234567", 16);
  }

  private static Planted planted(String name, String kind, String line, String secret) {
    return new Planted(name, kind, line.replace("%s", secret), secret);
  }

  private String of(String alphabet, int length) {
    var out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  /// With the CRC-32 of its body in base 62 at its end.
  private String checked(String prefix) {
    String body = of(BASE62, 30);
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
      digits.insert(0, BASE62.charAt((int) (rest % 62)));
    }
    return prefix + "_" + body + digits;
  }

  /// With the checksum of BIP 173.
  private String age() {
    String name = "age-sec" + "ret-key-";
    String data = of(BECH32, 52);
    int check = 1;
    for (int i = 0; i < name.length(); i++) {
      check = step(check, name.charAt(i) >> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < name.length(); i++) {
      check = step(check, name.charAt(i) & 31);
    }
    for (int i = 0; i < data.length(); i++) {
      check = step(check, BECH32.indexOf(data.charAt(i)));
    }
    for (int i = 0; i < 6; i++) {
      check = step(check, 0);
    }
    var sum = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      sum.append(BECH32.charAt(((check ^ 1) >> (5 * (5 - i))) & 31));
    }
    return (name + "1" + data + sum).toUpperCase(Locale.ROOT);
  }

  private static int step(int check, int value) {
    int[] generators = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    int top = check >> 25;
    int next = ((check & 0x1ffffff) << 5) ^ value;
    for (int bit = 0; bit < generators.length; bit++) {
      next ^= ((top >> bit) & 1) == 1 ? generators[bit] : 0;
    }
    return next;
  }
}
