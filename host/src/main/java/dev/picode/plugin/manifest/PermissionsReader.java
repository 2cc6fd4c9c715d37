package dev.picode.plugin.manifest;

import dev.picode.problem.Nearest;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.InvalidScopeException;
import dev.picode.sandbox.capability.Permission;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads `permissions` and `reasons` of a manifest. Stateless, safe for many threads.
final class PermissionsReader {
  private PermissionsReader() {}

  static Grants grants(JsonObject asked) {
    Grants grants = Grants.NONE;
    for (String name : asked.names()) {
      grants = grants.and(switch (permission(asked, "permissions", name)) {
        case GIT -> git(asked, name);
        case LLM -> Grants.NONE.withLlm(asked.flag(name));
        case Permission listed -> listed(asked, listed);
      });
    }
    return grants;
  }

  static Map<Permission, String> reasons(JsonObject given) {
    var reasons = new EnumMap<Permission, String>(Permission.class);
    for (String name : given.names()) {
      reasons.put(permission(given, "reasons", name), given.text(name));
    }
    return reasons;
  }

  private static Permission permission(JsonObject object, String in, String name) {
    return Permission.of(name)
        .orElseThrow(() -> object.unknown(name, "`" + in + "` has no `" + name + "`",
            Permission.keys()));
  }

  private static Grants listed(JsonObject asked, Permission permission) {
    List<String> scopes = asked.texts(permission.key());
    Grants grants = Grants.NONE;
    for (int i = 0; i < scopes.size(); i++) {
      try {
        grants = grants.and(permission.parse(scopes.get(i)));
      } catch (InvalidScopeException e) {
        throw asked.wrongItem(permission.key(), i, e.sentence());
      }
    }
    return grants;
  }

  private static Grants git(JsonObject asked, String name) {
    String level = asked.text(name);
    try {
      return Permission.GIT.parse(level);
    } catch (InvalidScopeException _) {
      String nearest = Nearest.to(level,
          Arrays.stream(Grants.GitLevel.values()).map(Grants.GitLevel::key).toList());
      throw asked.wrong(name, "`none`, `read` or `write`",
          nearest == null ? null : "did you mean `" + nearest + "`?");
    }
  }
}
