package dev.picode.sandbox.capability;

/// The environment variable that a permission `env` names. Immutable.
///
/// @param name its name: letters, digits and `_`
public record EnvName(String name) {
  /// Checks.
  ///
  /// @throws InvalidScopeException where it is no name of a variable
  public EnvName {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      String nearest = name.replaceFirst("=.*", "").replaceAll("[^A-Za-z0-9_]", "");
      throw new InvalidScopeException("`" + name + "` is not an environment variable: a name has"
          + " letters, digits and `_`, and each is named in full"
          + (nearest.matches("[A-Za-z_].*") ? "; did you mean `" + nearest + "`?" : ""));
    }
  }

  /// The scope that a text stands for.
  ///
  /// @throws InvalidScopeException where it is none
  public static EnvName parse(String text) {
    return new EnvName(text);
  }

  /// The text that parses to this.
  @Override
  public String toString() {
    return name;
  }
}
