package dev.picode.sandbox.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares the script API with a level of it that was promised. Confined to one thread.
///
/// Free are: documentation, defaults, new options, new constants, new fields of records that only
/// the host makes, nullable fields of the others, and new methods whose `since` is above the
/// promised level. All else can break a script that was written for that level.
public final class ApiLevel {
  private final BindingSchema frozen;
  private final BindingSchema current;
  private final List<String> found = new ArrayList<>();

  private ApiLevel(BindingSchema frozen, BindingSchema current) {
    this.frozen = frozen;
    this.current = current;
  }

  /// What could break a script, a sentence each, in the order of the schema; empty where nothing
  /// could.
  ///
  /// @param frozen the promised level
  /// @param current the API as it is
  public static List<String> incompatibilities(BindingSchema frozen, BindingSchema current) {
    return new ApiLevel(frozen, current).compare();
  }

  private List<String> compare() {
    report(
        current.apiLevel() < frozen.apiLevel(),
        "the API level was " + frozen.apiLevel() + " and is " + current.apiLevel());
    for (BindingSchema.Namespace was : frozen.namespaces()) {
      Optional<BindingSchema.Namespace> is = current.namespace(was.name());
      report(is.isEmpty(), "`" + was.name() + "` was removed");
      is.ifPresent(namespace -> methods(was, namespace));
    }
    current.namespaces().forEach(this::additions);
    Set<String> taken = takenFromScripts();
    for (NamedType was : frozen.types()) {
      Optional<NamedType> is = current.type(was.name());
      report(is.isEmpty(), "the type `" + was.name() + "` was removed");
      is.ifPresent(type -> type(was, type, taken.contains(was.name())));
    }
    return List.copyOf(found);
  }

  private void methods(BindingSchema.Namespace was, BindingSchema.Namespace is) {
    for (BindingSchema.Method before : was.methods()) {
      String function = "`" + was.name() + "." + before.name() + "`";
      Optional<BindingSchema.Method> after = is.method(before.name());
      report(after.isEmpty(), function + " was removed");
      after.ifPresent(method -> method(function, before, method));
    }
  }

  private void additions(BindingSchema.Namespace namespace) {
    Optional<BindingSchema.Namespace> was = frozen.namespace(namespace.name());
    for (BindingSchema.Method method : namespace.methods()) {
      boolean isNew = was.flatMap(before -> before.method(method.name())).isEmpty();
      report(
          isNew && method.since() <= frozen.apiLevel(),
          "`" + namespace.name() + "." + method.name() + "` is new, so its `since` must be above "
              + frozen.apiLevel()
              + ", not "
              + method.since());
    }
  }

  private void method(String function, BindingSchema.Method was, BindingSchema.Method is) {
    for (BindingSchema.Parameter before : was.parameters()) {
      Optional<BindingSchema.Parameter> after = is.parameter(before.name());
      String subject = function + ": the parameter `" + before.name() + "`";
      report(after.isEmpty(), subject + " was removed");
      after.ifPresent(parameter -> parameter(subject, before, parameter));
    }
    for (BindingSchema.Parameter after : is.positionals()) {
      report(
          was.parameter(after.name()).isEmpty(),
          function + ": the parameter `" + after.name() + "` is new and has no default");
    }
    List<String> before = names(was.positionals(), is);
    List<String> after = names(is.positionals(), was);
    report(
        Set.copyOf(before).equals(Set.copyOf(after)) && !before.equals(after),
        function + ": the order was " + Names.quoted(before) + " and is " + Names.quoted(after));
    retyped(function + ": the result", was.result(), is.result());
    report(
        widens(was.capability(), is.capability()),
        function + ": the capability was `" + was.capability() + "` and is `" + is.capability()
            + "`");
    report(
        was.since() != is.since(),
        function + ": `since` was " + was.since() + " and is " + is.since());
  }

  private static List<String> names(
      List<BindingSchema.Parameter> parameters, BindingSchema.Method both) {
    return parameters.stream()
        .map(BindingSchema.Parameter::name)
        .filter(name -> both.parameter(name).isPresent())
        .toList();
  }

  private void parameter(
      String subject, BindingSchema.Parameter was, BindingSchema.Parameter is) {
    retyped(subject, was.type(), is.type());
    report(was.option() && !is.option(), subject + " was an option and is positional");
    report(!was.option() && is.option(), subject + " was positional and is an option");
  }

  private static boolean widens(String was, String is) {
    boolean narrowed = is.equals("none") || (was.equals("git-write") && is.equals("git"));
    return !is.equals(was) && !narrowed;
  }

  private void type(NamedType was, NamedType is, boolean taken) {
    switch (was) {
      case NamedType.EnumType before when is instanceof NamedType.EnumType after -> {
        for (String constant : before.constants()) {
          report(
              !after.constants().contains(constant),
              "`" + was.name() + "`: the constant `" + constant + "` was removed");
        }
      }
      case NamedType.RecordType before when is instanceof NamedType.RecordType after -> fields(
          before, after, taken);
      case NamedType.EnumType _ -> report(true, "`" + was.name() + "` was an enum and is a record");
      case NamedType.RecordType _ -> report(
          true, "`" + was.name() + "` was a record and is an enum");
    }
  }

  private void fields(NamedType.RecordType was, NamedType.RecordType is, boolean taken) {
    for (NamedType.Field before : was.fields()) {
      String subject = "`" + was.name() + "`: the field `" + before.name() + "`";
      Optional<NamedType.Field> after = field(is, before.name());
      report(after.isEmpty(), subject + " was removed");
      after.ifPresent(field -> retyped(subject, before.type(), field.type()));
    }
    for (NamedType.Field after : is.fields()) {
      boolean isNew = field(was, after.name()).isEmpty();
      report(
          isNew && taken && !(after.type() instanceof TypeRef.NullableOf),
          "`" + was.name() + "`: the field `" + after.name()
              + "` is new and scripts make this record, so it must be nullable");
    }
  }

  private static Optional<NamedType.Field> field(NamedType.RecordType type, String name) {
    return type.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// The records that scripts make: those in parameters, and those inside them.
  private Set<String> takenFromScripts() {
    var taken = new HashSet<String>();
    current.namespaces()
        .stream()
        .flatMap(namespace -> namespace.methods().stream())
        .flatMap(method -> method.parameters().stream())
        .forEach(parameter -> collect(parameter.type(), taken));
    return taken;
  }

  private void collect(TypeRef type, Set<String> names) {
    switch (type) {
      case TypeRef.ListOf(var item) -> collect(item, names);
      case TypeRef.MapOf(var value) -> collect(value, names);
      case TypeRef.NullableOf(var other) -> collect(other, names);
      case TypeRef.RecordRef(var name) -> {
        if (names.add(name)
            && current.type(name).orElse(null) instanceof NamedType.RecordType(_, var fields)) {
          fields.forEach(field -> collect(field.type(), names));
        }
      }
      case TypeRef.EnumRef _,TypeRef.Plain _,TypeRef.DeclaredRef _,TypeRef.StreamOf _ -> {
      }
    }
  }

  private void retyped(String subject, TypeRef was, TypeRef is) {
    report(
        !was.equals(is),
        subject + " was " + TypeNames.words(was) + " and is " + TypeNames.words(is));
  }

  private void report(boolean holds, String sentence) {
    if (holds) {
      found.add(sentence);
    }
  }
}
