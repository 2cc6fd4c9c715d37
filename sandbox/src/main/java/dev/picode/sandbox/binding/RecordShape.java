package dev.picode.sandbox.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a record becomes a map and a map a record. Safe for many threads.
///
/// The way in is read only when a record is first an argument: most are only results.
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
    @Override
    protected RecordShape computeValue(Class<?> type) {
      return new RecordShape(type);
    }
  };

  private final Class<?> type;
  private final Map<String, Method> accessors = new LinkedHashMap<>();
  private volatile @Nullable Creation creation;

  private RecordShape(Class<?> type) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      Param param = component.getAnnotation(Param.class);
      boolean renamed = param != null && !param.name().isEmpty();
      accessors.put(renamed ? param.name() : component.getName(), accessor);
    }
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /// The accessor of each member, by the name that scripts use, in declared order.
  Map<String, Method> accessors() {
    return accessors;
  }

  /// A new record from a map; a member that is not there is null if it may be.
  ///
  /// @throws BadArgumentException where a member is unknown, missing or of another type, or where
  ///     the record itself refuses the values with an [IllegalArgumentException]
  Object create(Map<?, ?> members, ArgumentPlace place) {
    for (Object name : members.keySet()) {
      if (!(name instanceof String string && accessors.containsKey(string))) {
        throw unknown(String.valueOf(name), place);
      }
    }
    Creation how = creation();
    @Nullable Object[] arguments = new @Nullable Object[accessors.size()];
    int i = 0;
    for (String name : accessors.keySet()) {
      arguments[i] = how.converters.get(i).convert(members.get(name), place.member(name));
      i++;
    }
    try {
      return how.constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw new BadArgumentException(
            "`" + place.function() + "` does not take this `" + place.path() + "`: "
                + refusal.getMessage());
      }
      throw BoundMethod.unwrapped(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private BadArgumentException unknown(String name, ArgumentPlace place) {
    return new BadArgumentException(
        "`" + place.function() + "` knows no member `" + name + "` of `" + place.path() + "`; "
            + BoundNamespace.suggestion(name, accessors.keySet(), "it has"));
  }

  /// Idempotent, so two threads may both do it.
  private Creation creation() {
    Creation known = creation;
    if (known == null) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = Arrays.stream(components)
          .map(RecordComponent::getType)
          .toArray(Class<?>[]::new);
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        known = new Creation(
            constructor,
            Arrays.stream(components)
                .map(component -> ArgumentConverter.of(component.getAnnotatedType()))
                .toList());
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
      creation = known;
    }
    return known;
  }

  private record Creation(Constructor<?> constructor, List<ArgumentConverter> converters) {}
}
