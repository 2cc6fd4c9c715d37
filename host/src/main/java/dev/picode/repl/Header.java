package dev.picode.repl;

import dev.picode.config.ModelSettings;
import dev.picode.git.CheckedOut;
import dev.picode.terminal.DisplayWidth;
import dev.picode.trust.ProjectTrust;
import dev.picode.trust.TrustState;
import dev.picode.trust.TrustStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;

/// The line above the first prompt: what a person wants to know before they type. Immutable.
///
/// @param version the version of the program
/// @param root the name of the workspace
/// @param branch the branch; empty where there is none
/// @param model the model that is asked, or how to choose one
/// @param trust what is to be said of trust in the project; empty where nothing is
record Header(String version, String root, Optional<String> branch, String model,
    Optional<String> trust) {
  private static final int MAX_NAME = 40;

  static Header of(Session session) {
    Path root = session.workspace().root();
    String model = session.config().get(ModelSettings.DEFAULT);
    return new Header(session.place().version(), name(root), branch(root), model.isEmpty()
        ? "/provider list: models"
        : DisplayWidth.truncate(model, MAX_NAME), trust(session, root));
  }

  /// @param columns the width it should fit into
  String fit(int columns) {
    var parts = new ArrayList<String>();
    parts.add("PiCode " + version);
    parts.add(root);
    branch.ifPresent(name -> parts.add("on " + name));
    parts.add(model);
    trust.ifPresent(parts::add);
    parts.add("/help");
    String line = String.join(" | ", parts);
    if (DisplayWidth.columns(line) > columns) {
      parts.remove(model);
      line = String.join(" | ", parts);
    }
    return DisplayWidth.truncate(line, columns);
  }

  private static String name(Path root) {
    return DisplayWidth.truncate(
        String.valueOf(Objects.requireNonNullElse(root.getFileName(), root)), MAX_NAME);
  }

  private static Optional<String> branch(Path root) {
    return CheckedOut.in(root)
        .map(head -> Objects.requireNonNullElse(head.branch(), "no branch"))
        .map(name -> DisplayWidth.truncate(name, MAX_NAME));
  }

  private static Optional<String> trust(Session session, Path root) {
    TrustState state = new ProjectTrust(root,
        () -> new TrustStore(session.folders().data().resolve("trust.json"))).state();
    return switch (state) {
      case TrustState.None _ -> Optional.empty();
      case TrustState.Trusted _ -> Optional.of("project trusted");
      case TrustState.Untrusted _ -> Optional.of("project not trusted: /trust");
      case TrustState.Changed _,TrustState.Refused _ -> Optional.of("project changed: /trust");
    };
  }
}
