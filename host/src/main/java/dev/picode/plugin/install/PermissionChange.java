package dev.picode.plugin.install;

import dev.picode.sandbox.capability.ArgvScope;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What is different between what a person accepted and what an extension wants now. Immutable.
///
/// A scope counts as new where no old one is known to cover it. Two globs are compared as texts, so that what may
/// be wider is taken for wider.
///
/// @param widened what it could not do before, such as `read src/**`
/// @param narrowed what it does not want any more
public record PermissionChange(List<String> widened, List<String> narrowed) {
  /// Copies.
  public PermissionChange {
    widened = List.copyOf(widened);
    narrowed = List.copyOf(narrowed);
  }

  /// The difference between what was accepted and what is wanted.
  public static PermissionChange between(Grants accepted, Grants wanted) {
    return new PermissionChange(beyond(accepted, wanted), beyond(wanted, accepted));
  }

  /// Whether it wants something that nobody accepted.
  public boolean isWider() {
    return !widened.isEmpty();
  }

  /// All of it as a plain value.
  public Map<String, List<String>> plain() {
    var plain = new LinkedHashMap<String, List<String>>();
    plain.put("widened", widened);
    plain.put("narrowed", narrowed);
    return plain;
  }

  /// What the second ones have and the first ones do not cover.
  private static List<String> beyond(Grants first, Grants second) {
    var beyond = new ArrayList<String>();
    globs(beyond, Permission.READ, first.read(), second.read());
    globs(beyond, Permission.WRITE, first.write(), second.write());
    scopes(beyond, Permission.NET, second.net(), first.net()::contains);
    scopes(beyond, Permission.RUN, second.run(), scope -> covers(first.run(), scope));
    if (second.git().compareTo(first.git()) > 0) {
      beyond.add("git " + second.git().key());
    }
    if (second.llm() && !first.llm()) {
      beyond.add("llm");
    }
    scopes(beyond, Permission.SECRETS, second.secrets(), first.secrets()::contains);
    scopes(beyond, Permission.ENV, second.env(), first.env()::contains);
    scopes(beyond, Permission.COMMANDS, second.commands(), first.commands()::contains);
    return beyond;
  }

  private static void globs(List<String> beyond, Permission permission, List<Glob> first,
      List<Glob> second) {
    boolean all = first.stream().anyMatch(glob -> glob.toString().equals("**"));
    scopes(beyond, permission, second, glob -> all || first.contains(glob));
  }

  private static boolean covers(List<ArgvScope> scopes, ArgvScope wanted) {
    return scopes.stream().anyMatch(scope -> scope.covers(wanted.words()));
  }

  private static <T> void scopes(List<String> beyond, Permission permission, List<T> wanted,
      Predicate<T> covered) {
    for (T scope : wanted) {
      if (!covered.test(scope)) {
        beyond.add(permission.key() + " " + scope);
      }
    }
  }
}
