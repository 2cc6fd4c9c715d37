package dev.picode.sandbox.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event that scripts can hook, with what it tells them. Immutable.
///
/// @param name its name, such as `pre-commit`
/// @param doc when it is fired, in Markdown
/// @param stoppable whether a hook can keep what it announces from being done; the verdicts on other
///     events are ignored
/// @param blocksOnFailure whether what it announces is not done where a hook fails, unless the hook's
///     manifest says otherwise
/// @param fields the members of its payload in declared order
public record EventSchema(
    String name, String doc, boolean stoppable, boolean blocksOnFailure, List<Field> fields) {
  /// Copies.
  public EventSchema {
    fields = List.copyOf(fields);
    if (!stoppable && (blocksOnFailure || fields.stream().anyMatch(Field::rewritable))) {
      throw new IllegalArgumentException("the event `" + name + "` is over when it is fired");
    }
  }

  /// A member of a payload. Immutable.
  ///
  /// @param name its name as scripts write it
  /// @param type its type; one that may be null may also be left out by whoever fires the event, and so
  ///     may a boolean, which is false then
  /// @param rewritable whether a hook may change it
  /// @param doc what it means, in Markdown
  public record Field(String name, TypeRef type, boolean rewritable, String doc) {
    /// Whether it has to be there.
    public boolean isRequired() {
      return !(type instanceof TypeRef.NullableOf) && type != TypeRef.Plain.BOOLEAN;
    }
  }

  /// The member of a name.
  public Optional<Field> field(String wanted) {
    return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
  }

  /// The name of its payload as a type: `PreCommit` for `pre-commit`.
  public String typeName() {
    var out = new StringBuilder();
    for (String word : name.split("[-.]", -1)) {
      out.append(Names.capitalized(word));
    }
    return out.toString();
  }

  /// A payload that is complete: what may be null and is not there is null, and a boolean false.
  ///
  /// @param types the records that members are made of
  /// @throws BadArgumentException where a member is unknown, missing or of another type
  public Map<String, @Nullable Object> complete(Map<?, ?> payload, List<NamedType> types) {
    refuseUnknown(payload);
    var complete = new LinkedHashMap<String, @Nullable Object>();
    for (Field field : fields) {
      Object value = payload.get(field.name());
      if (field.type() == TypeRef.Plain.BOOLEAN && !payload.containsKey(field.name())) {
        value = false;
      }
      if (value == null && field.isRequired()) {
        throw new BadArgumentException(
            "`" + name + "` needs `" + field.name() + "`: " + TypeNames.words(field.type()));
      }
      PlainTypes.check(value, field.type(), field.name(), name, types);
      complete.put(field.name(), value);
    }
    return complete;
  }

  /// A payload with the changes that a hook made.
  ///
  /// @param current the payload so far
  /// @param changes the members that change, or a whole payload with some that do
  /// @throws BadArgumentException where that is not an object, or where a member is unknown, may not change
  ///     or is of another type
  public Map<String, @Nullable Object> rewritten(
      Map<String, @Nullable Object> current, @Nullable Object changes, List<NamedType> types) {
    if (!(changes instanceof Map<?, ?> members)) {
      throw new BadArgumentException(
          "a rewrite of `" + name + "` is " + PlainTypes.kind(changes) + ", expected an object");
    }
    refuseUnknown(members);
    var rewritten = new LinkedHashMap<String, @Nullable Object>(current);
    for (Map.Entry<?, ?> change : members.entrySet()) {
      String member = String.valueOf(change.getKey());
      Field field = field(member).orElseThrow();
      PlainTypes.check(change.getValue(), field.type(), member, name, types);
      if (!field.rewritable() && !PlainTypes.same(change.getValue(), current.get(member))) {
        throw new BadArgumentException("a hook on `" + name + "` cannot change `" + member + "`; "
            + (rewritable().isEmpty()
                ? "it can change nothing"
                : "it can change " + Names.quoted(rewritable())));
      }
      rewritten.put(member, change.getValue());
    }
    return rewritten;
  }

  /// The names of the members that a hook may change.
  public List<String> rewritable() {
    var names = new ArrayList<String>();
    for (Field field : fields) {
      if (field.rewritable()) {
        names.add(field.name());
      }
    }
    return names;
  }

  private void refuseUnknown(Map<?, ?> members) {
    for (Object member : members.keySet()) {
      if (field(String.valueOf(member)).isEmpty()) {
        throw new BadArgumentException("`" + name + "` has no `" + member + "`; "
            + BoundNamespace.suggestion(String.valueOf(member),
                fields.stream().map(Field::name).toList(), "it has"));
      }
    }
  }
}
