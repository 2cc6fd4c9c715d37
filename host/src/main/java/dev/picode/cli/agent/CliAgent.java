package dev.picode.cli.agent;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.AgentModel;
import dev.picode.agent.AgentTool;
import dev.picode.agent.approval.ApprovalPolicy;
import dev.picode.agent.approval.ApprovalRules;
import dev.picode.agent.approval.Approver;
import dev.picode.agent.approval.RememberedApprovals;
import dev.picode.agent.context.AgentContext;
import dev.picode.agent.context.ContextParts;
import dev.picode.agent.context.ContextSetup;
import dev.picode.agent.context.RelevantFiles;
import dev.picode.agent.edit.EditTools;
import dev.picode.agent.loop.Agent;
import dev.picode.agent.loop.AgentLimits;
import dev.picode.agent.loop.AgentSetup;
import dev.picode.agent.session.SessionLog;
import dev.picode.agent.session.SessionStore;
import dev.picode.agent.shell.ShellTool;
import dev.picode.agent.shell.ShellWalls;
import dev.picode.agent.tool.AgentTools;
import dev.picode.agent.tool.ExtensionTools;
import dev.picode.agent.tool.Spill;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.cli.code.CliCode;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.model.CliModels;
import dev.picode.cli.session.SessionPlace;
import dev.picode.config.AgentSettings;
import dev.picode.config.ApprovalMode;
import dev.picode.context.engine.ContextEngine;
import dev.picode.file.Sha256;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ProviderAuth;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelCall;
import dev.picode.llm.client.ModelClient;
import dev.picode.llm.client.ModelListener;
import dev.picode.llm.client.ModelRoute;
import dev.picode.plugin.hook.HookChain;
import dev.picode.plugin.hook.HookGate;
import dev.picode.plugin.provider.ModelName;
import dev.picode.plugin.tool.ToolRegistry;
import dev.picode.process.Walls;
import dev.picode.sandbox.capability.Grants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The agent of one call of the command line: put together from what the call has. Confined to one thread.
final class CliAgent implements AutoCloseable {
  private static final int RELEVANT_TOKENS = 2_000;

  private final CliSession session;
  private final AskOptions options;
  private final @Nullable Talk talk;
  private final HookGate hooks;
  private final AgentModel model;
  private @Nullable SessionLog log;
  private final Budget budget;
  private final CliCode code;
  private @Nullable ContextEngine engine;
  private @Nullable ContextParts filled;

  private CliAgent(CliSession session, AskOptions options, @Nullable Talk talk) {
    this.session = session;
    this.options = options;
    this.talk = talk;
    this.hooks = new HookGate(session::pipeline);
    this.code = CliCode.of(session);
    this.model = model(session, options, talk == null ? "" : talk.model().orElse(""));
    this.budget = Budget.of(0, options.maxCost());
  }

  /// An agent; whoever asks closes it.
  ///
  /// @param talk the conversation of a prompt, null where the command stands alone
  /// @throws dev.picode.problem.PiCodeException `no-model` and others of [dev.picode.plugin.provider.ModelChooser], and
  ///     those of [SessionStore]
  static CliAgent open(CliSession session, AskOptions options, @Nullable Talk talk) {
    return new CliAgent(session, options, talk);
  }

  /// The id of the session.
  String session() {
    return log().id();
  }

  /// Whom it asks.
  String model() {
    return model.name();
  }

  /// Works on what a person said; interrupting this thread stops it.
  AgentEvent.Ended run(String prompt, Consumer<AgentEvent> view) {
    var agent = new Agent(setup(view));
    AgentEvent.Ended ended = agent.run(prompt);
    filled = agent.context();
    return ended;
  }

  private AgentSetup setup(Consumer<AgentEvent> view) {
    var rules = ApprovalRules.from(session.config());
    var schema = options.schema();
    return new AgentSetup(model, tools(rules), approver(rules), hooks, log(), context(),
        limits(), budget,
        talk == null ? "cli" : "repl",
        schema == null ? null : new ResponseSchema("answer", schema), view);
  }

  /// What fills the window, or would with the first words. No session is begun for that.
  ContextParts window() {
    var said = kept().map(id -> store().load(id).conversation().messages()).orElseGet(List::of);
    return Agent.context(model, tools(ApprovalRules.from(session.config())), context(), limits(),
        said);
  }

  private AgentContext context() {
    return new AgentContext(new ContextSetup(session.workspace(), folder(), relevant(),
        talk == null ? 0 : RELEVANT_TOKENS, hooks));
  }

  private AgentLimits limits() {
    return new AgentLimits(options.maxTurns(), AgentLimits.USUAL.compactAt());
  }

  private Approver approver(ApprovalRules rules) {
    ApprovalMode asked = options.approve();
    ApprovalMode mode = asked == null ? session.config().get(AgentSettings.APPROVE) : asked;
    Talk going = talk;
    RememberedApprovals remembered = going == null
        ? remembered()
        : going.approvals(this::remembered);
    return new AuditedApprover(
        new ApprovalPolicy(mode, rules, new ToolPrompt(session.output()), remembered),
        session.audit(), session.audit().newRun());
  }

  private RememberedApprovals remembered() {
    String root = session.workspace().root().toString();
    Path file = session.folders()
        .data()
        .resolve("approvals")
        .resolve(Sha256.of(root) + ".json");
    return new RememberedApprovals(file, session.output()::notice);
  }

  private List<AgentTool> tools(ApprovalRules rules) {
    var spill = new Spill(session.folders().cache().resolve("tool-answers"), session.clock());
    var checkpoints = Checkpoints.of(session.workspace(), session.folders().data(),
        session.clock());
    var tools = new ArrayList<>(new AgentTools(session.workspace(), code.options(),
        rules::mayRead, spill, session::repository, this::engine).all());
    tools.addAll(EditTools.of(session.workspace(), hooks, checkpoints));
    tools.add(shell(checkpoints, spill));
    tools.addAll(ExtensionTools.of(new ToolRegistry(session.commands().extensions()),
        tools.stream().map(tool -> tool.spec().name()).collect(Collectors.toSet()), spill,
        (extension, handler, input) -> HookChain.running(extension.id(),
            extension.manifest().language(), () -> session.scripts()
                .call(extension, handler, Grants.NONE, input,
                    session.commandDeadline(extension.manifest().deadlineSeconds())))));
    return tools;
  }

  private AgentTool shell(Checkpoints checkpoints, Spill spill) {
    Walls walls = ShellWalls.of(session.workspace(), session.process().environment(),
        session.folders(), session.config());
    return new ShellTool(session.workspace(), session.outside().processes(), walls,
        session.process().environment(), hooks, () -> {
          tellMissing(walls);
          return keptAll(checkpoints);
        }, spill);
  }

  /// Says once what does not hold programs here.
  private void tellMissing(Walls walls) {
    walls.missing()
        .ifPresent(missing -> session.noticeOnce()
            .accept("what the agent runs is not fully confined here: " + missing));
  }

  /// Keeps what all files are; what did not change until the work was done is let go.
  private static Runnable keptAll(Checkpoints checkpoints) {
    long id = checkpoints.beforeAll("agent", "shell");
    return () -> {
      var _ = checkpoints.settle(id);
    };
  }

  private RelevantFiles relevant() {
    return (task, seen, tokens) -> engine().pack(task, seen, tokens);
  }

  private synchronized ContextEngine engine() {
    ContextEngine made = engine;
    if (made == null) {
      made = code.engine();
      engine = made;
    }
    return made;
  }

  /// The folder they are in, relative to the workspace.
  private String folder() {
    Path base = session.base().toAbsolutePath().normalize();
    Path root = session.workspace().root();
    return base.startsWith(root) && !base.equals(root) ? root.relativize(base).toString() : ".";
  }

  private SessionLog log() {
    SessionLog known = log;
    if (known == null) {
      known = kept().map(store()::resume).orElseGet(store()::create);
      log = known;
    }
    return known;
  }

  private SessionStore store() {
    return SessionPlace.store(session);
  }

  /// The session that is gone on with.
  private Optional<String> kept() {
    Optional<String> named = options.session().isEmpty()
        ? Optional.empty()
        : Optional.of(options.session());
    return named.or(() -> options.goesOn() ? store().latest() : Optional.empty())
        .or(() -> talk == null ? Optional.empty() : talk.session());
  }

  private static AgentModel model(CliSession session, AskOptions options, String talked) {
    String named = options.model().isEmpty() ? talked : options.model();
    var models = new CliModels(session);
    var chooser = models.chooser();
    var routes = new ArrayList<ModelRoute>();
    if (named.isEmpty()) {
      routes.add(models.route(models.choose("ask", false)));
      chooser.fallbacks().forEach(name -> routes.add(models.route(name)));
    } else {
      routes.add(models.route(chooser.whole(ModelName.parse(named))));
    }
    routes.forEach(route -> see(route, session));
    return new Routed(models.client(), List.copyOf(routes));
  }

  /// The session is written from the first word on, so its keys have to be known by then to be taken out.
  private static void see(ModelRoute route, CliSession session) {
    ProviderAuth auth = route.provider().info().auth();
    if (auth != null) {
      var _ = session.outside().secrets().find(auth.secret());
    }
  }

  /// A model and those that stand in for it.
  private record Routed(ModelClient client, List<ModelRoute> routes) implements AgentModel {
    @Override
    public String name() {
      return routes.getFirst().text();
    }

    @Override
    public ModelInfo info() {
      return client.info(routes.getFirst());
    }

    @Override
    public ModelAnswer ask(ModelRequest request, Budget budget, ModelListener listener) {
      return client.ask(new ModelCall(request, routes, true, false), budget, listener);
    }
  }

  /// Remembers where the conversation stands, and lets others go on with it.
  @Override
  public void close() {
    SessionLog begun = log;
    if (begun != null) {
      begun.close();
    }
    ContextEngine used = engine;
    if (used != null) {
      used.close();
    }
    Talk going = talk;
    if (going != null && begun != null) {
      going.goesOnWith(begun.id());
      ContextParts parts = filled;
      if (parts != null) {
        going.answered(model.name(), parts.tokens(), parts.isWindowKnown() ? parts.window() : 0);
      }
    }
  }
}
