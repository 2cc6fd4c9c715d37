package dev.picode.config;

import java.util.List;

/// The settings of the tables `model` and `provider`: which models are asked, and how. [Settings] lists them. Immutable.
public final class ModelSettings {
  /// The model that is asked.
  public static final Setting<String> DEFAULT = new Setting<>(
      "model.default",
      new ValueType.Word(),
      "",
      ProjectRule.PERSONAL,
      "The model that is asked, as `PROVIDER/MODEL`; where it is empty, the first provider whose key is set is "
          + "asked for its first model, and then a server on this machine");

  /// The models that are asked where that one does not answer.
  public static final Setting<List<String>> FALLBACK = new Setting<>(
      "model.fallback",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "The models that are asked in turn where one does not answer, as `PROVIDER/MODEL`");

  /// The model for small things.
  public static final Setting<String> SMALL = new Setting<>(
      "model.small",
      new ValueType.Word(),
      "",
      ProjectRule.PERSONAL,
      "The model for titles and commit messages, as `PROVIDER/MODEL`; that of `model.default` where it is empty");

  /// Models of commands.
  public static final Setting<List<String>> COMMANDS = new Setting<>(
      "model.commands",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "Models of single commands, such as `review=anthropic/claude-opus-4-5`");

  /// What extensions may ask of models.
  public static final Setting<Long> SCRIPT_TOKENS = new Setting<>(
      "model.script-tokens",
      new ValueType.Whole(1_000, 1_000_000_000),
      200_000L,
      ProjectRule.PERSONAL,
      "How many tokens, of requests and answers, one extension may take of models for one command line");

  /// How often a request to a model is repeated.
  public static final Setting<Long> RETRIES = new Setting<>(
      "model.retries",
      new ValueType.Whole(0, 10),
      3L,
      ProjectRule.PERSONAL,
      "How often a request is repeated where a model did not begin to answer; 0 for not at all");

  /// How long the connection to a model may take.
  public static final Setting<Long> CONNECT_SECONDS = new Setting<>(
      "model.connect-seconds",
      new ValueType.Whole(1, 600),
      10L,
      ProjectRule.PERSONAL,
      "How long the connection to the service of a model may take");

  /// How long a model may think.
  public static final Setting<Long> FIRST_TOKEN_SECONDS = new Setting<>(
      "model.first-token-seconds",
      new ValueType.Whole(1, 3_600),
      300L,
      ProjectRule.PERSONAL,
      "How long the first word, thought or tool call of a model is waited for");

  /// How long a model may pause.
  public static final Setting<Long> IDLE_SECONDS = new Setting<>(
      "model.idle-seconds",
      new ValueType.Whole(1, 3_600),
      120L,
      ProjectRule.PERSONAL,
      "How long a model may pause within an answer");

  /// Where services are.
  public static final Setting<List<String>> PROVIDER_BASE_URLS = new Setting<>(
      "provider.base-urls",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "Where the services of providers are, such as `openai-compatible=http://127.0.0.1:9000/v1`; requests and "
          + "the key of that provider then go there and nowhere else");

  /// What providers are told.
  public static final Setting<List<String>> PROVIDER_OPTIONS = new Setting<>(
      "provider.options",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "What the scripts of providers are told, such as `openai.api=chat`");

  private ModelSettings() {}
}
