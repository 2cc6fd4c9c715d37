package dev.picode.sandbox.binding;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns Java types into schema types and collects the records and enums on the way. Confined to
/// one thread.
final class TypeReader {
  private static final Map<Class<?>, TypeRef> PLAIN = Map.of(
      String.class, TypeRef.Plain.STRING,
      boolean.class, TypeRef.Plain.BOOLEAN,
      Boolean.class, TypeRef.Plain.BOOLEAN,
      int.class, TypeRef.Plain.INTEGER,
      Integer.class, TypeRef.Plain.INTEGER,
      long.class, TypeRef.Plain.INTEGER,
      Long.class, TypeRef.Plain.INTEGER,
      double.class, TypeRef.Plain.NUMBER,
      Double.class, TypeRef.Plain.NUMBER,
      Object.class, TypeRef.Plain.ANY);

  private final Map<String, NamedType> named = new TreeMap<>();
  private final Map<String, Class<?>> owners = new HashMap<>();
  private final Set<Class<?>> open = new LinkedHashSet<>();

  /// The records and enums met so far.
  Collection<NamedType> named() {
    return named.values();
  }

  /// Keeps a type name for something that is no Java type.
  void reserve(String name, Class<?> owner) {
    owners.put(name, owner);
  }

  /// The schema type of a Java type.
  ///
  /// @param subject what has the type, as the start of a sentence: "`A.b`: the result"
  TypeRef read(AnnotatedType type, String subject) {
    TypeRef plain = withoutNull(type, subject);
    return type.isAnnotationPresent(Nullable.class) ? new TypeRef.NullableOf(plain) : plain;
  }

  /// The schema type of what a method gives back: that of a value, or a stream of such.
  TypeRef result(AnnotatedType type, String subject) {
    if (type instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof ParameterizedType parameterized
        && parameterized.getRawType() == Streamed.class) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      return new TypeRef.StreamOf(read(arguments[0], subject), read(arguments[1], subject));
    }
    return read(type, subject);
  }

  private TypeRef withoutNull(AnnotatedType type, String subject) {
    Declared declared = type.getAnnotation(Declared.class);
    if (declared != null) {
      return new TypeRef.DeclaredRef(declared.value());
    }
    if (type instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof ParameterizedType parameterized) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      if (parameterized.getRawType() == List.class) {
        return new TypeRef.ListOf(read(arguments[0], subject));
      }
      if (parameterized.getRawType() == Map.class) {
        if (arguments[0].getType() != String.class) {
          throw new BindingRuleException(subject + " is a map whose keys are not strings");
        }
        return new TypeRef.MapOf(read(arguments[1], subject));
      }
      if (parameterized.getRawType() instanceof Class<?> raw && raw.isRecord()) {
        throw generic(raw);
      }
    }
    if (type.getType() instanceof Class<?> simple) {
      TypeRef plain = PLAIN.get(simple);
      if (plain != null) {
        return plain;
      }
      if (simple.isEnum()) {
        return enumeration(simple);
      }
      if (simple.isRecord()) {
        return record(simple);
      }
    }
    throw new BindingRuleException(
        subject + " has the type `" + type.getType().getTypeName()
            + "`, which cannot cross to scripts");
  }

  private TypeRef enumeration(Class<?> type) {
    claim(type);
    List<String> constants = Optional.ofNullable(type.getEnumConstants())
        .stream()
        .flatMap(Arrays::stream)
        .map(constant -> Names.kebabCase((Enum<?>) constant))
        .toList();
    if (constants.isEmpty()) {
      throw new BindingRuleException(
          "`" + type.getSimpleName() + "`: an enum must have a constant");
    }
    named.put(type.getSimpleName(), new NamedType.EnumType(type.getSimpleName(), constants));
    return new TypeRef.EnumRef(type.getSimpleName());
  }

  private TypeRef record(Class<?> type) {
    String name = type.getSimpleName();
    if (type.getTypeParameters().length > 0) {
      throw generic(type);
    }
    if (!open.add(type)) {
      throw new BindingRuleException("`" + name + "`: a record must not contain itself");
    }
    claim(type);
    if (!named.containsKey(name)) {
      var fields = new ArrayList<NamedType.Field>();
      for (RecordComponent component : type.getRecordComponents()) {
        fields.add(field(component, name));
      }
      named.put(name, new NamedType.RecordType(name, fields));
    }
    open.remove(type);
    return new TypeRef.RecordRef(name);
  }

  private NamedType.Field field(RecordComponent component, String record) {
    String where = "`" + record + "`: the record component `" + component.getName() + "`";
    Param param = component.getAnnotation(Param.class);
    if (param == null) {
      throw new BindingRuleException(where + " must have `@Param`");
    }
    if (param.doc().isBlank()) {
      throw new BindingRuleException(where + " must have a doc");
    }
    if (!param.option().isEmpty()) {
      throw new BindingRuleException(where + " cannot be an option");
    }
    String name = param.name().isEmpty() ? component.getName() : param.name();
    SchemaReader.checkName(name, where);
    return new NamedType.Field(name, read(component.getAnnotatedType(), where), param.doc());
  }

  private void claim(Class<?> type) {
    Class<?> owner = owners.putIfAbsent(type.getSimpleName(), type);
    if (owner != null && owner != type) {
      throw new BindingRuleException(
          "`" + type.getSimpleName() + "`: the type name is already taken by `"
              + owner.getSimpleName()
              + "`");
    }
  }

  private static BindingRuleException generic(Class<?> type) {
    return new BindingRuleException(
        "`" + type.getSimpleName() + "`: a record must not be generic");
  }
}
