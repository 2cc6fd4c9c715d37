package dev.picode.config;

import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.launch.ConfinementMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every setting there is. Immutable.
public final class Settings {
  /// What standard output carries.
  public static final Setting<OutputFormat> OUTPUT_FORMAT = new Setting<>(
      "output.format",
      new ValueType.Choice<>(List.of(OutputFormat.values())),
      OutputFormat.TEXT,
      ProjectRule.PERSONAL,
      "What standard output carries: text for a person, one JSON document, or a JSON line an event");

  /// Whether output is coloured.
  public static final Setting<ColorMode> OUTPUT_COLOR = new Setting<>(
      "output.color",
      new ValueType.Choice<>(List.of(ColorMode.values())),
      ColorMode.AUTO,
      ProjectRule.PERSONAL,
      "Whether output is coloured; `auto` colours terminals and heeds `NO_COLOR`");

  /// The theme that colours are from.
  public static final Setting<String> OUTPUT_THEME = new Setting<>(
      "output.theme",
      new ValueType.Name(),
      "auto",
      ProjectRule.PERSONAL,
      "The theme: `auto` (the terminal's own sixteen colours), `dark`, `light`, `none`, or `NAME` for the "
          + "file `themes/NAME.toml` in the config folder");

  /// Whether output is made to be read aloud.
  public static final Setting<Boolean> OUTPUT_PLAIN = new Setting<>(
      "output.plain",
      new ValueType.Flag(),
      false,
      ProjectRule.PERSONAL,
      "Whether output is made for a screen reader: no colours, no drawing, nothing that moves, and words in "
          + "place of symbols");

  /// Whether links can be followed.
  public static final Setting<LinkMode> OUTPUT_HYPERLINKS = new Setting<>(
      "output.hyperlinks",
      new ValueType.Choice<>(List.of(LinkMode.values())),
      LinkMode.AUTO,
      ProjectRule.PERSONAL,
      "Whether links can be followed in the terminal (OSC 8); `auto` where the terminal is known to support "
          + "it; else where a link leads is written behind it");

  /// How long a command or tool of a script may run.
  public static final Setting<Long> COMMAND_SECONDS = new Setting<>(
      "limits.command-seconds",
      new ValueType.Whole(1, 86_400),
      300L,
      ProjectRule.LOWERS,
      "How long a script's command or tool may run");

  /// How long a hook of a script may run.
  public static final Setting<Long> HOOK_SECONDS = new Setting<>(
      "limits.hook-seconds",
      new ValueType.Whole(1, 3_600),
      5L,
      ProjectRule.LOWERS,
      "How long a script's hook may run; one that takes longer has failed");

  /// How long `picode eval` may run.
  public static final Setting<Long> EVAL_SECONDS = new Setting<>(
      "limits.eval-seconds",
      new ValueType.Whole(1, 86_400),
      30L,
      ProjectRule.LOWERS,
      "How long `picode eval` may run where no `--timeout` is given");

  /// The size up to which the index reads a file.
  public static final Setting<Long> INDEX_MAX_FILE_BYTES = new Setting<>(
      "index.max-file-bytes",
      new ValueType.Whole(1_024, 1_073_741_824),
      2_097_152L,
      ProjectRule.LOWERS,
      "The size in bytes up to which a file is read by the index");

  /// What the index leaves out.
  public static final Setting<List<Glob>> INDEX_EXCLUDE = new Setting<>(
      "index.exclude",
      new ValueType.Globs(),
      List.of(),
      ProjectRule.ADDS,
      "Globs of files and folders the index leaves out, beyond what Git ignores; paths are relative to the "
          + "workspace");

  /// How long a change of a file waits for others.
  public static final Setting<Long> WATCH_DEBOUNCE = new Setting<>(
      "index.debounce-ms",
      new ValueType.Whole(10, 60_000),
      1_000L,
      ProjectRule.PERSONAL,
      "How many milliseconds must pass without a change of any file before changes are taken into the index");

  /// Whether the prompt keeps the index fresh.
  public static final Setting<Boolean> INDEX_BACKGROUND = new Setting<>(
      "index.background",
      new ValueType.Flag(),
      true,
      ProjectRule.PERSONAL,
      "Whether the prompt brings the index up to date in the background, and keeps it so");

  /// The memory of the worker for JavaScript.
  public static final Setting<Long> JS_MEGABYTES = new Setting<>(
      "sandbox.js-memory-mb",
      new ValueType.Whole(64, 16_384),
      256L,
      ProjectRule.LOWERS,
      "The heap in MiB of the worker process that runs JavaScript");

  /// The memory of the worker for Python.
  public static final Setting<Long> PYTHON_MEGABYTES = new Setting<>(
      "sandbox.python-memory-mb",
      new ValueType.Whole(256, 16_384),
      512L,
      ProjectRule.LOWERS,
      "The heap in MiB of the worker process that runs Python");

  /// Whether workers are confined by the operating system.
  public static final Setting<ConfinementMode> CONFINEMENT = new Setting<>(
      "sandbox.confinement",
      new ValueType.Choice<>(List.of(ConfinementMode.values())),
      ConfinementMode.AUTO,
      ProjectRule.PERSONAL,
      "Whether the operating system confines worker processes: as far as it can, not at all, or "
          + "`require`, which makes a wall that cannot stand an error");

  /// The least that is shown of the log.
  public static final Setting<LogLevel> LOG_LEVEL = new Setting<>(
      "log.level",
      new ValueType.Choice<>(List.of(LogLevel.values())),
      LogLevel.WARN,
      ProjectRule.PERSONAL,
      "The least that is shown on stderr of what scripts and PiCode log; `--verbose` shows everything, "
          + "`--quiet` nothing");

  /// Whether nothing may happen that the audit log cannot take.
  public static final Setting<Boolean> AUDIT_REQUIRED = new Setting<>(
      "audit.required",
      new ValueType.Flag(),
      false,
      ProjectRule.PERSONAL,
      "Whether what a script does is refused where it cannot be written to the audit log; else that is a "
          + "notice");

  /// How lines are edited at the prompt.
  public static final Setting<EditMode> REPL_EDIT_MODE = new Setting<>(
      "repl.edit-mode",
      new ValueType.Choice<>(List.of(EditMode.values())),
      EditMode.EMACS,
      ProjectRule.PERSONAL,
      "Whether the keys at the prompt are those of Emacs or of vi");

  /// How many lines the prompt remembers.
  public static final Setting<Long> REPL_HISTORY_SIZE = new Setting<>(
      "repl.history-size",
      new ValueType.Whole(0, 100_000),
      5_000L,
      ProjectRule.PERSONAL,
      "How many lines of a workspace the prompt remembers; 0 keeps none");

  /// Names for lines.
  public static final Setting<List<String>> REPL_ALIASES = new Setting<>(
      "repl.aliases",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "Names for lines at the prompt, such as `a=/analyze --focus git`, which `/a` runs");

  /// Keys at the prompt.
  public static final Setting<List<String>> REPL_KEYS = new Setting<>(
      "repl.keys",
      new ValueType.Texts(),
      List.of(),
      ProjectRule.PERSONAL,
      "Keys at the prompt, such as `ctrl-t=/doctor` for a line or `alt-u=undo` for an editing function");

  /// Whether a line at the bottom says how things stand.
  public static final Setting<Boolean> REPL_STATUS_LINE = new Setting<>(
      "repl.status-line",
      new ValueType.Flag(),
      true,
      ProjectRule.PERSONAL,
      "Whether a line below the prompt says how things stand");

  /// Where secrets are kept.
  public static final Setting<SecretStorage> SECRETS_STORE = new Setting<>(
      "secrets.store",
      new ValueType.Choice<>(List.of(SecretStorage.values())),
      SecretStorage.AUTO,
      ProjectRule.PERSONAL,
      "Where PiCode keeps secrets, and looks for them beside the environment: `auto` in the keyring of the "
          + "system or, where that cannot be used, in its encrypted file; `keyring` or `file` in the one only; "
          + "`environment` in neither");

  /// The key file of the encrypted file.
  public static final Setting<String> SECRETS_KEY_FILE = new Setting<>(
      "secrets.key-file",
      new ValueType.Text(),
      "",
      ProjectRule.PERSONAL,
      "The file with the key of the encrypted file, which is made where there is none; empty where a "
          + "passphrase is asked for; a path that is not absolute is relative to the config folder, or with "
          + "`~/` to the home folder");

  /// How long the keyring may take.
  public static final Setting<Long> SECRETS_KEYRING_SECONDS = new Setting<>(
      "secrets.keyring-seconds",
      new ValueType.Whole(1, 600),
      20L,
      ProjectRule.PERSONAL,
      "How long an answer of the keyring is waited for, which may ask you to unlock it");

  /// All settings, in the order they are shown.
  public static final List<Setting<?>> ALL = List.of(
      OUTPUT_FORMAT,
      OUTPUT_COLOR,
      OUTPUT_THEME,
      OUTPUT_PLAIN,
      OUTPUT_HYPERLINKS,
      COMMAND_SECONDS,
      HOOK_SECONDS,
      EVAL_SECONDS,
      INDEX_MAX_FILE_BYTES,
      INDEX_EXCLUDE,
      WATCH_DEBOUNCE,
      INDEX_BACKGROUND,
      JS_MEGABYTES,
      PYTHON_MEGABYTES,
      CONFINEMENT,
      LOG_LEVEL,
      AUDIT_REQUIRED,
      AgentSettings.APPROVE,
      AgentSettings.ALLOW,
      AgentSettings.ASK,
      AgentSettings.DENY,
      AgentSettings.SHELL_CONFINEMENT,
      AgentSettings.SHELL_NETWORK,
      AgentSettings.SHELL_WRITES,
      ModelSettings.DEFAULT,
      ModelSettings.FALLBACK,
      ModelSettings.SMALL,
      ModelSettings.COMMANDS,
      ModelSettings.SCRIPT_TOKENS,
      ModelSettings.RETRIES,
      ModelSettings.CONNECT_SECONDS,
      ModelSettings.FIRST_TOKEN_SECONDS,
      ModelSettings.IDLE_SECONDS,
      ModelSettings.PROVIDER_BASE_URLS,
      ModelSettings.PROVIDER_OPTIONS,
      REPL_EDIT_MODE,
      REPL_HISTORY_SIZE,
      REPL_ALIASES,
      REPL_KEYS,
      REPL_STATUS_LINE,
      SECRETS_STORE,
      SECRETS_KEY_FILE,
      SECRETS_KEYRING_SECONDS);

  private Settings() {}

  /// The setting of this key, `null` where there is none.
  public static @Nullable Setting<?> find(String key) {
    for (Setting<?> setting : ALL) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    return null;
  }

  /// Whether this is the name of a table that settings are in.
  static boolean isTable(String name) {
    for (Setting<?> setting : ALL) {
      if (setting.key().startsWith(name + ".")) {
        return true;
      }
    }
    return false;
  }
}
