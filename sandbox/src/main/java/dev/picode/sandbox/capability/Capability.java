package dev.picode.sandbox.capability;

import dev.picode.sandbox.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing an extension wants to do, in its final form: the path that will be read, not the one
/// that was asked for; the host that will be connected to. Immutable.
public sealed interface Capability {

  /// Reading a file or listing a folder.
  ///
  /// @param path relative to the workspace, `/`-separated, links resolved; `.` is the workspace
  record Read(String path) implements Capability {}

  /// Creating or replacing a file.
  ///
  /// @param path as in [Read]
  record Write(String path) implements Capability {}

  /// Connecting to a host.
  ///
  /// @param scheme `http` or `https`, in lower case
  /// @param host the host
  /// @param port the port, from 1
  record Net(String scheme, HostName host, int port) implements Capability {
    /// Checks.
    ///
    /// @throws InvalidScopeException where scheme or port is none
    public Net {
      if (defaultPort(scheme) == 0 || port < 1 || port > 65_535) {
        throw new InvalidScopeException(
            "`" + scheme + "` on port " + port + " is no connection that can be made");
      }
    }

    /// A connection, its parts as a URL has them.
    ///
    /// @param port the port; 0 or less for that of the scheme
    /// @throws InvalidScopeException where a part is none
    public static Net of(String scheme, String host, int port) {
      String lower = scheme.toLowerCase(Locale.ROOT);
      return new Net(lower, new HostName(host), port > 0 ? port : defaultPort(lower));
    }

    /// The port that a scheme has where none is written; 0 for a scheme that is not known.
    static int defaultPort(String scheme) {
      return switch (scheme) {
        case "https" -> 443;
        case "http" -> 80;
        default -> 0;
      };
    }

    private String authority() {
      return port == defaultPort(scheme) ? host.toString() : host + ":" + port;
    }
  }

  /// Starting a process.
  ///
  /// @param argv the program and its arguments, as the system gets them
  record Run(List<String> argv) implements Capability {
    /// Copies.
    public Run {
      argv = List.copyOf(argv);
      if (argv.isEmpty() || argv.getFirst().isEmpty()) {
        throw new InvalidScopeException("a process needs a program");
      }
    }
  }

  /// Looking at the repository: status, history.
  record GitRead() implements Capability {}

  /// Changing the repository: index, commits, branches.
  record GitWrite() implements Capability {}

  /// Asking a language model.
  record Llm() implements Capability {}

  /// Using a secret, whose value the script never sees.
  ///
  /// @param name its name
  /// @param host where it is spent, `null` to hold it only
  record Secret(String name, @Nullable HostName host) implements Capability {}

  /// Reading an environment variable.
  ///
  /// @param name its name
  record Env(String name) implements Capability {}

  /// Running a command of another extension.
  ///
  /// @param name the name it is called by
  record Command(String name) implements Capability {}

  /// The act in words, to follow "may not".
  default String act() {
    return switch (this) {
      case Read read -> "read `" + read.path() + "`";
      case Write write -> "write `" + write.path() + "`";
      case Net net -> "connect to `" + net.scheme() + "://" + net.authority() + "`";
      case Run run -> "run `" + new ArgvScope(run.argv()) + "`";
      case GitRead _ -> "look at the Git repository";
      case GitWrite _ -> "change the Git repository";
      case Llm _ -> "ask a language model";
      case Secret(String name, HostName host) when host != null ->
        "use the secret `" + name + "` towards `" + host + "`";
      case Secret secret -> "use the secret `" + secret.name() + "`";
      case Env env -> "read the environment variable `" + env.name() + "`";
      case Command command -> "run the command `" + command.name() + "`";
    };
  }

  /// The permission it falls under.
  default Permission permission() {
    return switch (this) {
      case Read _ -> Permission.READ;
      case Write _ -> Permission.WRITE;
      case Net _ -> Permission.NET;
      case Run _ -> Permission.RUN;
      case GitRead _,GitWrite _ -> Permission.GIT;
      case Llm _ -> Permission.LLM;
      case Secret _ -> Permission.SECRETS;
      case Env _ -> Permission.ENV;
      case Command _ -> Permission.COMMANDS;
    };
  }

  /// The narrowest scope that would grant it, as it is written under its [#permission].
  default String scope() {
    return switch (this) {
      case Read read -> Glob.escaped(read.path());
      case Write write -> Glob.escaped(write.path());
      case Net net -> net.authority();
      case Run run -> new ArgvScope(run.argv()).toString();
      case GitRead _ -> "read";
      case GitWrite _ -> "write";
      case Llm _ -> "true";
      case Secret(String name, HostName host) when host != null -> name + "@" + host;
      case Secret secret -> secret.name();
      case Env env -> env.name();
      case Command command -> command.name();
    };
  }

  /// The line of `permissions` in `picode.json` that would grant it.
  default String grantLine() {
    return switch (this) {
      case GitRead _,GitWrite _ -> "\"git\": " + Json.write(scope());
      case Llm _ -> "\"llm\": true";
      default -> Json.write(permission().key()) + ": " + Json.write(List.of(scope()));
    };
  }
}
