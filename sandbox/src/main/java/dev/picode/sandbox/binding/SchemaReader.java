package dev.picode.sandbox.binding;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads binding classes into a schema and holds the rules of what a binding may look like.
/// Confined to one thread.
///
/// Each rule is one sentence and has one test source in the `illegal` package of the tests.
final class SchemaReader {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z]+");

  private static final Set<String> CAPABILITIES = Set.of(
      "none", "read", "write", "net", "run", "git", "git-write", "llm", "secrets", "env",
      "commands");

  private static final Set<String> HANDLERS = Set.of("", "command", "hook", "tool", "provider");

  private final int apiLevel;
  private final TypeReader types = new TypeReader();

  SchemaReader(int apiLevel) {
    this.apiLevel = apiLevel;
  }

  BindingSchema read(List<Class<?>> bindings) {
    Map<String, Class<?>> owners = new HashMap<>();
    for (Class<?> type : bindings) {
      Binding binding = binding(type);
      Class<?> owner = owners.putIfAbsent(binding.name(), type);
      rule(
          owner == null,
          type,
          "the namespace `" + binding.name() + "` is already taken by `"
              + (owner == null ? "" : owner.getSimpleName())
              + "`");
      types.reserve(Names.typeOf(binding.name()), type);
    }
    types.reserve(Names.CONTEXT, BindingSchema.class);
    types.reserve("CommandContext", BindingSchema.class);
    types.reserve("Stream", BindingSchema.class);
    List<BindingSchema.Namespace> namespaces = bindings.stream().map(this::namespace).toList();
    return new BindingSchema(apiLevel, namespaces, List.copyOf(types.named()));
  }

  private static Binding binding(Class<?> type) {
    Binding binding = type.getAnnotation(Binding.class);
    if (binding == null) {
      throw new BindingRuleException(
          "`" + type.getSimpleName() + "`: a binding class must be annotated with `@Binding`");
    }
    rule(
        Modifier.isFinal(type.getModifiers()),
        type,
        "a binding class must be final");
    rule(
        type.getSuperclass() == Object.class,
        type,
        "a binding class must not extend another class");
    rule(
        NAMESPACE.matcher(binding.name()).matches(),
        type,
        "the namespace `" + binding.name() + "` must be lower-case letters only");
    rule(
        !Names.isReserved(binding.name()),
        type,
        "the namespace `" + binding.name() + "` is reserved in JavaScript or Python");
    rule(!binding.doc().isBlank(), type, "a binding must have a doc");
    rule(
        HANDLERS.contains(binding.only()),
        type,
        "there are no handlers of the kind `" + binding.only() + "`");
    return binding;
  }

  private BindingSchema.Namespace namespace(Class<?> type) {
    Binding binding = binding(type);
    List<Method> callables = Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Callable.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
    rule(!callables.isEmpty(), type, "a binding must have a callable method");
    var names = new HashSet<String>();
    for (Method method : callables) {
      rule(
          names.add(method.getName()),
          where(method),
          ": a callable method must not be overloaded");
    }
    return new BindingSchema.Namespace(
        binding.name(),
        binding.doc(),
        binding.only(),
        callables.stream().map(this::method).toList());
  }

  private BindingSchema.Method method(Method method) {
    String where = where(method);
    Callable callable = method.getAnnotation(Callable.class);
    if (callable == null) {
      throw new IllegalArgumentException(where + " is not callable");
    }
    checkShape(method, where);
    checkName(method.getName(), where + ": the method");
    rule(!callable.doc().isBlank(), where, ": a callable method must have a doc");
    rule(
        CAPABILITIES.contains(callable.capability()),
        where,
        ": the capability `" + callable.capability() + "` is not known");
    rule(callable.since() >= 1, where, ": `since` must be at least 1");
    rule(
        callable.since() <= apiLevel,
        where,
        ": `since` is " + callable.since() + ", above the API level " + apiLevel);
    TypeRef result = method.getReturnType() == void.class
        ? TypeRef.Plain.NOTHING
        : types.result(method.getAnnotatedReturnType(), where + ": the result");
    return new BindingSchema.Method(
        method.getName(),
        callable.doc(),
        callable.example(),
        parameters(method),
        result,
        callable.capability(),
        callable.since());
  }

  private static void checkShape(Method method, String where) {
    rule(
        Modifier.isPublic(method.getModifiers()),
        where,
        ": a callable method must be public");
    rule(
        !Modifier.isStatic(method.getModifiers()),
        where,
        ": a callable method must not be static");
    rule(!method.isVarArgs(), where, ": a callable method must not be varargs");
    for (Class<?> thrown : method.getExceptionTypes()) {
      rule(
          RuntimeException.class.isAssignableFrom(thrown) || Error.class.isAssignableFrom(thrown),
          where,
          ": a callable method must not declare the checked exception `" + thrown.getSimpleName()
              + "`");
    }
  }

  private List<BindingSchema.Parameter> parameters(Method method) {
    var parameters = new ArrayList<BindingSchema.Parameter>();
    var names = new HashSet<String>();
    AnnotatedType[] annotated = method.getAnnotatedParameterTypes();
    boolean afterOption = false;
    for (int i = 0; i < annotated.length; i++) {
      java.lang.reflect.Parameter parameter = method.getParameters()[i];
      String subject = where(method) + ": the parameter `" + parameter.getName() + "`";
      Param param = parameter.getAnnotation(Param.class);
      if (param == null) {
        throw new BindingRuleException(subject + " must have `@Param`");
      }
      rule(!param.doc().isBlank(), subject, " must have a doc");
      String name = param.name().isEmpty() ? parameter.getName() : param.name();
      rule(
          !param.name().isEmpty() || parameter.isNamePresent(),
          subject,
          " has no name: compile the class with `-parameters`");
      checkName(name, subject);
      rule(names.add(name), subject, " has the name of another");
      TypeRef type = types.read(annotated[i], subject);
      boolean option = !param.option().isEmpty();
      rule(option || !afterOption, subject, " is positional but follows an option");
      afterOption |= option;
      parameters.add(
          option
              ? BindingSchema.Parameter.option(
                  name, type, param.doc(), fallback(param.option(), annotated[i], subject))
              : BindingSchema.Parameter.positional(name, type, param.doc()));
    }
    return parameters;
  }

  /// The default as a plain value, after the very conversion that a call will use has taken it.
  private static @Nullable Object fallback(String json, AnnotatedType type, String subject) {
    Object value;
    try {
      value = Json.parse(json);
    } catch (JsonSyntaxException _) {
      throw new BindingRuleException(subject + " has a default that is not JSON");
    }
    rule(
        value != null || type.isAnnotationPresent(Nullable.class),
        subject,
        " has the default null but is not `@Nullable`");
    try {
      ArgumentConverter.of(type).convert(value, ArgumentPlace.of("", ""));
    } catch (BadArgumentException _) {
      throw new BindingRuleException(subject + " has a default of another type");
    }
    return value;
  }

  /// Refuses a name that not every language can write.
  ///
  /// @param subject what has the name, as the start of a sentence
  static void checkName(String name, String subject) {
    rule(Names.isCamelCase(name), subject, " must have a camelCase name, not `" + name + "`");
    rule(
        !Names.isReserved(name),
        subject,
        " has the name `" + name + "`, which is reserved in JavaScript or Python");
  }

  private static String where(Method method) {
    return "`" + method.getDeclaringClass().getSimpleName() + "." + method.getName() + "`";
  }

  private static void rule(boolean holds, Class<?> type, String sentence) {
    rule(holds, "`" + type.getSimpleName() + "`: ", sentence);
  }

  private static void rule(boolean holds, String subject, String sentence) {
    if (!holds) {
      throw new BindingRuleException(subject + sentence);
    }
  }
}
