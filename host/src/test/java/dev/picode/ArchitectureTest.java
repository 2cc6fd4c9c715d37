package dev.picode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.FileDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The laws of `docs/ARCHITECTURE.md`, for the classes of the modules `sandbox` and `host`.
///
/// The tables name packages that do not exist yet, so that the law is there before the code is. What no
/// table names is refused: a new package and a new library each need a line here.
class ArchitectureTest {
  private static final String ROOT = "dev.picode.";

  /// A process of its own: its standard streams are the wire to the host.
  private static final String WORKER_MAIN = "dev.picode.sandbox.worker.WorkerMain";

  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.picode");

  /// What every host package but `problem` may use, besides itself: values without behaviour.
  private static final List<String> EVERYWHERE = List.of("problem", "sandbox.json");

  private static final List<String> SERVICES = List.of(
      "audit", "checkpoint", "config", "context", "file", "git", "http", "llm", "process", "schema",
      "secret",
      "store", "task", "terminal", "trust", "workspace");

  /// The parts of the sandbox that the host may see: never where the engine or a process is.
  private static final List<String> SANDBOX = List.of(
      "sandbox", "sandbox.binding", "sandbox.capability", "sandbox.launch", "sandbox.protocol");

  private static final List<String> PLUGINS = List.of("binding", "plugin");

  /// The layers: what each package, with those below it, may use.
  private static final Map<String, Set<String>> MAY_USE = layers();

  /// Who may use a library, by the prefix of its packages.
  private static final Map<String, String> OWNERS = owners();

  private static Map<String, Set<String>> layers() {
    var layers = new LinkedHashMap<String, Set<String>>();
    // The sandbox module knows nothing of the host.
    layers.put("sandbox.json", Set.of());
    layers.put("sandbox.capability", Set.of("sandbox.json"));
    layers.put("sandbox.binding", Set.of("sandbox.json", "sandbox.capability"));
    layers.put("sandbox.protocol", Set.of("sandbox.json", "sandbox.capability"));
    layers.put("sandbox.polyglot",
        Set.of("sandbox.json", "sandbox.capability", "sandbox.protocol"));
    layers.put("sandbox.confinement", Set.of());
    layers.put("sandbox.launch", Set.of());
    layers.put("sandbox.worker", Set.of("sandbox.confinement", "sandbox.launch",
        "sandbox.protocol", "sandbox.polyglot"));
    layers.put("sandbox", Set.of("sandbox.json", "sandbox.capability", "sandbox.launch",
        "sandbox.protocol", "sandbox.polyglot", "sandbox.worker"));

    layers.put("problem", Set.of());
    layers.put("config", all(EVERYWHERE, List.of("sandbox.capability", "sandbox.launch")));
    layers.put("file", Set.of());
    layers.put("workspace", all(EVERYWHERE, List.of("file")));
    // A service uses the layer below. What it uses of its neighbours is said one by one.
    layers.put("terminal", all(EVERYWHERE));
    layers.put("task", all(EVERYWHERE));
    layers.put("git", service());
    layers.put("http", service("sandbox.capability"));
    layers.put("process", service("sandbox.confinement", "sandbox.launch"));
    layers.put("store", service());
    layers.put("schema", service());
    layers.put("secret", service());
    layers.put("audit", service("sandbox.capability"));
    layers.put("trust", service("sandbox.capability"));
    layers.put("checkpoint", service("git"));
    layers.put("context", service("git", "sandbox.capability"));
    layers.put("llm", service("secret", "http", "context", "sandbox.capability"));
    layers.put("binding", all(EVERYWHERE, SERVICES,
        List.of("sandbox.binding", "sandbox.capability")));
    layers.put("plugin", all(EVERYWHERE, SERVICES, SANDBOX, List.of("binding")));
    layers.put("agent", all(EVERYWHERE, SERVICES, SANDBOX, PLUGINS));
    for (String front : List.of("cli", "repl", "mcp")) {
      layers.put(front, all(EVERYWHERE, SERVICES, SANDBOX, PLUGINS, List.of("agent")));
    }
    layers.put("app", all(EVERYWHERE, SERVICES, SANDBOX, PLUGINS,
        List.of("agent", "cli", "repl", "mcp")));
    return layers;
  }

  private static Set<String> service(String... more) {
    return all(EVERYWHERE, List.of("file", "workspace", "config"), List.of(more));
  }

  @SafeVarargs
  private static Set<String> all(List<String>... parts) {
    var all = new TreeSet<String>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  private static Map<String, String> owners() {
    var owners = new LinkedHashMap<String, String>();
    owners.put("com.fasterxml.jackson.", "sandbox.json");
    owners.put("com.github.difflib.", "terminal.diff");
    owners.put("com.github.javakeyring.", "secret.keyring");
    owners.put("com.github.benmanes.caffeine.", "context.cache");
    owners.put("com.google.re2j.", "context");
    owners.put("com.google.re2j", "schema"); // patterns of schemas are linear too
    owners.put("com.networknt.schema.", "schema");
    owners.put("com.password4j.", "secret.file");
    owners.put("com.sun.management.", "sandbox.polyglot");
    owners.put("io.methvin.", "context.watch");
    owners.put("io.modelcontextprotocol.", "mcp");
    owners.put("io.swagger.", "llm.openapi");
    owners.put("okhttp3.", "http");
    owners.put("okio.", "http");
    owners.put("org.apache.commons.compress.", "plugin.install");
    owners.put("org.commonmark.", "terminal");
    owners.put("org.eclipse.jgit.", "git");
    owners.put("org.graalvm.", "sandbox.polyglot");
    owners.put("org.jline.", "repl");
    owners.put("org.semver4j.", "plugin.install");
    owners.put("org.tomlj.", "config");
    owners.put("org.tomlj", "context.manifest"); // what build tools write
    owners.put("org.sqlite.", "context.index");
    owners.put("org.treesitter.", "context.parser");
    owners.put("picocli.", "cli");
    return owners;
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox, 12", "sandbox.binding, 30", "sandbox.capability, 25", "sandbox.confinement, 14",
    "sandbox.json, 3", "sandbox.launch, 2", "sandbox.polyglot, 12", "sandbox.protocol, 20",
    "sandbox.worker, 10",
    "agent, 6", "agent.approval, 10", "agent.context, 10", "agent.edit, 5",
    "agent.loop, 12", "agent.session, 10", "agent.shell, 6", "agent.tool, 10", "agent.view, 2",
    "app, 3", "audit, 10", "binding, 15", "checkpoint, 12", "cli, 8",
    "cli.agent, 8", "cli.audit, 4", "cli.checkpoint, 5", "cli.code, 12", "cli.command, 12",
    "cli.completion, 5", "cli.doctor, 5", "cli.extension, 15", "cli.hook, 8", "cli.model, 8",
    "cli.script, 7", "cli.secret, 7", "cli.session, 7", "cli.theme, 4", "cli.tool, 3",
    "cli.trust, 2", "config, 15", "context, 20",
    "context.cache, 5", "context.graph, 20", "context.index, 20", "context.manifest, 8",
    "context.parser, 8",
    "context.project, 15", "context.rank, 20", "context.watch, 8", "git, 20",
    "http, 18", "llm, 25", "llm.cache, 1", "llm.catalog, 2", "llm.client, 20", "llm.http, 6",
    "llm.json, 6", "llm.tape, 1", "llm.token, 1", "plugin, 4", "plugin.command, 3",
    "plugin.hook, 20", "plugin.layer, 6",
    "plugin.manifest, 5", "plugin.project, 2", "plugin.provider, 10", "plugin.tool, 3",
    "problem, 5", "process, 12", "schema, 1", "secret, 8", "secret.file, 10", "secret.keyring, 3",
    "store, 4", "task, 10", "terminal, 20",
    "terminal.code, 8",
    "terminal.diff, 5", "trust, 10",
    "plugin.install, 10", "plugin.lock, 5", "plugin.typescript, 5", "plugin.testing, 3",
    "plugin.scaffold, 2", "plugin.session, 4", "repl, 20", "repl.script, 8",
    "workspace, 8"
  })
  void theAnalysisSawTheClasses(String name, int atLeast) {
    long seen = CLASSES.stream()
        .filter(type -> type.getPackageName().equals(ROOT + name))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .count();
    assertThat(seen).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void everyPackageHasItsPlaceInALayer() {
    assertThat(packages().keySet()).allSatisfy(name -> assertThat(part(name))
        .as("the layer of `%s`: give it a line in MAY_USE", name)
        .isNotEmpty());
  }

  @Test
  void aPackageUsesOnlyWhatItsLayerMay() {
    classes().that()
        .resideInAPackage("dev.picode..")
        .should(useOnly("packages of ours that the layers allow", ArchitectureTest::isAllowed))
        .check(CLASSES);
  }

  @Test
  void aLibraryIsUsedByOnePackageOnly() {
    classes().that()
        .resideInAPackage("dev.picode..")
        .should(useOnly("libraries they own", ArchitectureTest::isOwned))
        .check(CLASSES);
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching("dev.picode.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(packages()).isNotEmpty()
        .allSatisfy((_, type) -> assertThat(
            type.getPackage().isAnnotatedWith(NullMarked.class))
            .as("`%s` is @NullMarked", type.getPackageName())
            .isTrue());
  }

  @Test
  void onlyTheTerminalTouchesTheStandardStreams() {
    noClasses().that()
        .resideOutsideOfPackage("dev.picode.terminal")
        .and()
        .doNotHaveFullyQualifiedName(WORKER_MAIN)
        .should()
        .accessTargetWhere(uses(System.class, "out", "err", "in", "console"))
        .orShould()
        .accessTargetWhere(uses(FileDescriptor.class, "out", "err", "in"))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("what is written there has to be made safe first, by one writer")
        .check(CLASSES);
  }

  /// The probe starts the JVM this process runs on, with arguments that nobody can influence; the
  /// process service starts what a grant allows.
  @Test
  void onlyTheWorkerPoolTheProcessServiceAndTheCacheProbeStartProcesses() {
    noClasses().that()
        .resideOutsideOfPackages("dev.picode.sandbox.worker", "dev.picode.process")
        .and()
        .doNotHaveFullyQualifiedName("dev.picode.cli.doctor.AotCache")
        .should()
        .accessTargetWhere(
            uses(ProcessBuilder.class, "<init>", "start", "startPipeline"))
        .orShould()
        .accessTargetWhere(uses(Runtime.class, "exec"))
        .because("a process is a right that a script may lack")
        .check(CLASSES);
  }

  @Test
  void nothingSleeps() {
    noClasses().should()
        .accessTargetWhere(uses(Thread.class, "sleep"))
        .because("waiting is for something: a queue, a future, a clock's task")
        .check(CLASSES);
  }

  @Test
  void onlyTheEntryPointsEndTheProcess() {
    noClasses().that()
        .resideOutsideOfPackage("dev.picode.app")
        .and()
        .doNotHaveFullyQualifiedName(WORKER_MAIN)
        .should()
        .accessTargetWhere(uses(System.class, "exit"))
        .orShould()
        .accessTargetWhere(uses(Runtime.class, "exit", "halt"))
        .because("a code that ends the process cannot be tested or embedded")
        .check(CLASSES);
  }

  @Test
  void noStaticFieldCanChange() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void noStaticArrayIsPublic() {
    noFields().that()
        .areStatic()
        .and()
        .arePublic()
        .should()
        .haveRawType(DescribedPredicate.describe("an array", JavaClass::isArray))
        .because("the items of an array can be replaced")
        .check(CLASSES);
  }

  @Test
  void noNameSaysNothing() {
    Pattern empty = Pattern.compile(".*(Util|Utils|Utilities|Helper|Helpers|Manager|Impl)");
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> empty.matcher(name).matches());
  }

  /// Read from the sources: in a class file a `try` with resources catches `Throwable` too.
  @Test
  void throwableIsCaughtOnlyWhereAScriptOrTheProcessEnds() {
    Pattern caught = Pattern.compile("catch\\s*\\([^)]*\\b(Throwable|Error)\\s+\\w+\\s*\\)");
    assertThat(Sources.java("sandbox", "host"))
        .hasSizeGreaterThan(100)
        .allSatisfy((file, text) -> assertThat(
            file.contains("/sandbox/polyglot/") || file.endsWith("/app/Main.java")
                || !caught.matcher(text).find())
            .as("`%s` may catch it", file)
            .isTrue());
  }

  // ---- conditions ----------------------------------------------------------------------------------

  private static ArchCondition<JavaClass> useOnly(String what, Predicate<Dependency> allowed) {
    return new ArchCondition<>("use only " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (!allowed.test(dependency)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  /// A field, method (`<init>` for a constructor) or a reference to one, of a class or its subclasses.
  private static DescribedPredicate<JavaAccess<?>> uses(Class<?> owner, String... names) {
    String described = owner.getSimpleName() + "." + String.join("|", names);
    return DescribedPredicate.describe(described,
        access -> access.getTargetOwner().isAssignableTo(owner)
            && List.of(names).contains(access.getTarget().getName()));
  }

  private static boolean isAllowed(Dependency dependency) {
    String target = packageOf(dependency.getTargetClass());
    if (!target.startsWith(ROOT)) {
      return true;
    }
    String from = part(packageOf(dependency.getOriginClass()));
    String to = part(target);
    return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  private static boolean isOwned(Dependency dependency) {
    String target = packageOf(dependency.getTargetClass()) + ".";
    if (target.equals(".") || target.startsWith(ROOT) || target.startsWith("java.")
        || target.startsWith("javax.") || target.startsWith("jdk.")
        || target.startsWith("org.jspecify.")) {
      return true;
    }
    String origin = packageOf(dependency.getOriginClass()) + ".";
    return OWNERS.entrySet()
        .stream()
        .filter(owner -> target.startsWith(owner.getKey()))
        .anyMatch(owner -> origin.startsWith(ROOT + owner.getValue() + "."));
  }

  /// The line of [#MAY_USE] a package falls under: its own or that of a package above it.
  private static String part(String packageName) {
    String name = packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : "";
    while (!name.isEmpty() && !MAY_USE.containsKey(name)) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    // Each package of the sandbox is a layer of its own; a new one is not the door.
    return name.equals("sandbox") && !packageName.equals(ROOT + "sandbox") ? "" : name;
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  /// Every package that has a class, with one of its classes.
  private static Map<String, JavaClass> packages() {
    var packages = new TreeMap<String, JavaClass>();
    CLASSES.forEach(type -> packages.put(type.getPackageName(), type));
    return packages;
  }
}
