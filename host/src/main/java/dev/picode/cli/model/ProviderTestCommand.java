package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.llm.Message;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelRoute;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.provider.ModelName;
import dev.picode.terminal.Display;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode provider test [PROVIDER[/MODEL]]`: asks a model for a word, to see that it answers. Immutable.
final class ProviderTestCommand implements CliCommand {
  /// Models that think spend most of it before they say the word.
  private static final int MAX_TOKENS = 1_024;

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String group() {
    return "Models";
  }

  @Override
  public String description() {
    return "Asks a model for a word, to see that it answers";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("MODEL",
            "The model as PROVIDER/MODEL, or a provider; the chosen one by default"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var models = new CliModels(session);
    String given = parsed.matchedPositionalValue(0, "");
    ModelName name = given.isEmpty()
        ? models.chooser().choose()
        : models.chooser().whole(ModelName.parse(given));
    ModelRoute route = models.route(name);
    var _ = route.provider().info();
    session.output().notice("asking `" + name.text() + "`");
    ModelRequest request = ModelRequest
        .of(name.model(), List.of(Message.user("Answer with the single word: ready")))
        .withLimits(new RequestLimits(MAX_TOKENS, List.of()));
    var first = new AtomicLong();
    long start = System.nanoTime();
    session.process().onInterrupt().accept(Thread.currentThread()::interrupt);
    ModelAnswer answer = models.client()
        .ask(ModelCall.of(request, route), Budget.unlimited(),
            _ -> first.compareAndSet(0, System.nanoTime()));
    long end = System.nanoTime();
    session.output()
        .result(new CommandResult(shown(name, answer, millis(first.get() - start),
            millis(end - start)), 0));
    return 0;
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  private static Display shown(ModelName name, ModelAnswer answer, long first, long whole) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("model", name.text());
    plain.put("text", answer.text());
    plain.put("stop", answer.stop().text());
    plain.put("firstMillis", first);
    plain.put("millis", whole);
    plain.put("inputTokens", answer.usage().input());
    plain.put("outputTokens", answer.usage().output());
    plain.put("cost", answer.cost());
    String said = answer.text().strip();
    return new Display.Text(String.format(Locale.ROOT,
        "`%s` answers: %s%n%d ms to the first piece, %d ms in all, %d tokens asked, %d answered",
        name.text(), said.isEmpty() ? "(no text, " + answer.stop().text() + ")" : said, first,
        whole, answer.usage().input(), answer.usage().output()), plain);
  }
}
