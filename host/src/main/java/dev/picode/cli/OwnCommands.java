package dev.picode.cli;

/// The program's own [CommandGroup]s. Stateless.
final class CommandGroups {
  private CommandGroups() {}

  /// `picode audit`: looks at the audit log.
  static CommandGroup audit() {
    return CommandGroup.runningFirst("audit", "Safety",
        "Shows and checks the record of what extensions did and were refused",
        new AuditTailCommand(), new AuditWhyCommand(), new AuditVerifyCommand());
  }

  /// `picode checkpoint`: what can be taken back.
  static CommandGroup checkpoint() {
    return CommandGroup.runningFirst("checkpoint", "Changes",
        "Lists what was kept of files before they changed", new CheckpointListCommand());
  }

  /// `picode ext`: extensions.
  static CommandGroup ext() {
    return CommandGroup.showingHelp("ext", "PiCode", "Installs, updates and looks at extensions",
        new ExtListCommand(), new ExtInfoCommand(), new ExtAddCommand(), new ExtUpdateCommand(),
        new ExtRemoveCommand(), new ExtSwitchCommand(true), new ExtSwitchCommand(false),
        new ExtLockCommand(), new ExtNewCommand(), new ExtTestCommand(), new ExtTopCommand(),
        new ExtReloadCommand());
  }

  /// `picode hook`: shows, tries and installs hooks.
  static CommandGroup hook() {
    return CommandGroup.runningFirst("hook", "Scripting", "Shows, tries and installs hooks",
        new HookListCommand(), new HookRunCommand(), new HookReplayCommand(),
        new HookSimulateCommand(), new HookInstallCommand(), new HookUninstallCommand(),
        new HookGitCommand());
  }

  /// `picode model`: the models that can be asked.
  static CommandGroup model() {
    return CommandGroup.runningFirst("model", "Models", "Lists the models that can be asked",
        new ModelListCommand());
  }

  /// `picode provider`: the providers of models.
  static CommandGroup provider() {
    return CommandGroup.runningFirst("provider", "Models",
        "Lists, chooses, tests and logs in to the providers of models", new ProviderListCommand(),
        new ProviderUseCommand(), new ProviderTestCommand(), new ProviderLoginCommand(),
        new ProviderLogoutCommand());
  }

  /// `picode secret`: what scripts may spend and never see.
  static CommandGroup secret() {
    return CommandGroup.showingHelp("secret", "PiCode",
        "Keeps secrets in the keyring or an encrypted file", new SecretListCommand(),
        new SecretSetCommand(), new SecretRemoveCommand());
  }

  /// `picode theme`: the colours of output.
  static CommandGroup theme() {
    return CommandGroup.showingHelp("theme", "PiCode",
        "Lists and shows the themes that output is coloured by", new ThemeListCommand(),
        new ThemeShowCommand());
  }

  /// `picode tool`: the tools that extensions contribute for models.
  static CommandGroup tool() {
    return CommandGroup.runningFirst("tool", "Scripting",
        "Lists and runs the tools that extensions have for models", new ToolListCommand(),
        new ToolRunCommand());
  }

  /// `picode session`: the conversations with the agent in this workspace.
  static CommandGroup session() {
    return CommandGroup.runningFirst("session", "Agent",
        "Lists, shows, names, forks, exports and deletes conversations", new SessionListCommand(),
        new SessionShowCommand(), new SessionRenameCommand(), new SessionForkCommand(),
        new SessionDeleteCommand(), new SessionExportCommand());
  }
}
