package dev.picode.sandbox.binding;

import dev.picode.sandbox.json.Json;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One method of a namespace, ready to be called with plain values. Immutable.
final class BoundMethod {
  private final String function;
  private final Method method;
  private final List<Slot> slots;

  /// Reads the parameters of a method; checks no rule of the schema.
  ///
  /// @param function the name in messages, `files.read`
  BoundMethod(String function, Method method) {
    this.function = function;
    this.method = method;
    method.setAccessible(true);
    Parameter[] parameters = method.getParameters();
    AnnotatedType[] types = method.getAnnotatedParameterTypes();
    var read = new ArrayList<Slot>(parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      read.add(slot(parameters[i], types[i]));
    }
    this.slots = List.copyOf(read);
  }

  /// Calls the method on an instance.
  ///
  /// @throws BadArgumentException where the arguments do not fit
  @Nullable Object call(Object instance, Map<String, ? extends @Nullable Object> arguments) {
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    int given = 0;
    for (int i = 0; i < values.length; i++) {
      Slot slot = slots.get(i);
      if (arguments.containsKey(slot.name)) {
        given++;
        values[i] = slot.converter.convert(arguments.get(slot.name), slot.place);
      } else if (slot.option) {
        values[i] = slot.fallback;
      } else {
        throw new BadArgumentException("`" + function + "` needs `" + slot.name + "`");
      }
    }
    if (given < arguments.size()) {
      throw unknown(arguments);
    }
    try {
      Object result = method.invoke(instance, values);
      return result instanceof Streamed<?, ?> stream
          ? new PlainStream(stream)
          : PlainResults.of(result);
    } catch (InvocationTargetException e) {
      throw unwrapped(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a reflective call really threw: to be thrown on, unchanged.
  static RuntimeException unwrapped(InvocationTargetException e) {
    return switch (e.getCause()) {
      case RuntimeException thrown -> thrown;
      case Error thrown -> throw thrown;
      case null -> new IllegalStateException(e);
      case Throwable thrown -> new UndeclaredThrowableException(thrown);
    };
  }

  private BadArgumentException unknown(Map<String, ? extends @Nullable Object> arguments) {
    List<String> known = slots.stream().map(slot -> slot.name).toList();
    String name = arguments.keySet()
        .stream()
        .filter(argument -> !known.contains(argument))
        .findFirst()
        .orElseThrow();
    return new BadArgumentException(
        "`" + function + "` has no parameter `" + name + "`; "
            + BoundNamespace.suggestion(name, known, "it takes"));
  }

  private Slot slot(Parameter parameter, AnnotatedType type) {
    Param param = parameter.getAnnotation(Param.class);
    boolean renamed = param != null && !param.name().isEmpty();
    String name = renamed ? param.name() : parameter.getName();
    ArgumentConverter converter = ArgumentConverter.of(type);
    ArgumentPlace place = ArgumentPlace.of(function, name);
    boolean option = param != null && !param.option().isEmpty();
    Object fallback = option
        ? converter.convert(Json.parse(param.option()), place)
        : null;
    return new Slot(name, converter, place, option, fallback);
  }

  private record Slot(String name, ArgumentConverter converter, ArgumentPlace place, boolean option,
      @Nullable Object fallback) {}
}
