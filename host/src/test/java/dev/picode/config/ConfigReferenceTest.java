package dev.picode.config;

import dev.picode.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
  @Test
  void theCheckedInReferenceIsCurrent() {
    Golden.check(Path.of("..", "docs", "reference", "config.md"), ConfigReference.markdown());
  }
}
