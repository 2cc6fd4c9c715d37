package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelServer;
import dev.picode.llm.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers of models as they come over the wire, cut before each of their bytes: the real launcher, each built-in provider,
/// and what their golden answers are made of.
class ChunksIT {
  private static final Path GOLDEN = Path.of("..", "builtin-scripts");
  private static final Pattern PLACE = Pattern.compile("cut at (\\d+)!");

  @TempDir
  private Path temp = Path.of("");

  /// The server cuts where the prompt says; all answers have to be one and the same.
  @ParameterizedTest
  @CsvSource({
    "anthropic/golden/text/answer.sse, anthropic/claude-sonnet-4-5, ANTHROPIC",
    "openai/golden/responses-text/answer.sse, openai/gpt-5, OPENAI",
    "openai/golden/chat-text/answer.sse, openai-compatible/gpt-4.1, OPENAI_COMPATIBLE",
    "gemini/golden/text/answer.sse, gemini/gemini-2.5-pro, GEMINI",
    "ollama/golden/text/answer.jsonl, ollama/qwen3, OLLAMA",
  })
  void areTheSameWhereverTheyAreCut(String golden, String model, String name) throws IOException {
    String text = Files.readString(GOLDEN.resolve(golden));
    Reply whole = golden.endsWith(".sse") ? Reply.sse(text) : Reply.jsonLines(text);
    int length = whole.body().length;
    try (var server = ModelServer.start().answering(asked -> {
      Matcher place = PLACE.matcher(asked.body());
      return place.find() ? whole.cutAt(Integer.parseInt(place.group(1))) : whole;
    })) {
      Shell.Result result = Dist.shell(temp)
          .with("ANTHROPIC_BASE_URL", server.url())
          .with("OPENAI_BASE_URL", server.url())
          .with("OPENAI_COMPATIBLE_BASE_URL", server.url())
          .with("GOOGLE_GEMINI_BASE_URL", server.url())
          .with("OLLAMA_HOST", server.url())
          .with("PICODE_MODEL_SCRIPT_TOKENS", 1_000_000_000)
          .with(name + "_API_KEY", "not-a-key")
          .run(Dist.PICODE, "eval", "--timeout", "5m", "--allow", "llm", "--js", """
              const answers = new Set();
              const answer = async (prompt) => {
                const stream = ctx.llm.stream({ prompt, model: "%s" });
                let text = "";
                for await (const event of stream) text += event.text ?? "";
                const { text: said, usage, stop } = await stream.result();
                answers.add(JSON.stringify({ text, said, usage, stop }));
              };
              await answer("whole");
              for (let at = 1; at < %d; at++) await answer(`cut at ${at}!`);
              [answers.size, ...answers].join("\\n")
              """.formatted(model, length));
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).startsWith("1\n").contains("\"text\":\"Grüße 😀\"");
      assertThat(server.seen()).hasSize(length);
    }
  }
}
