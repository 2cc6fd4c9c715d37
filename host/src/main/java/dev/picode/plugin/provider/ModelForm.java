package dev.picode.plugin.provider;

import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelPrice;
import dev.picode.llm.Supports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models as a script gives them: an id, or an object with one and with what is known besides. Stateless. What is of
/// another type counts as not known.
final class ModelForm {
  private ModelForm() {}

  /// @param usual what a model can do of which nothing is said
  static List<ModelInfo> of(@Nullable Object plain, Supports usual) {
    var models = new ArrayList<ModelInfo>();
    if (plain instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof String id && !id.isBlank()) {
          models.add(ModelInfo.named(id, usual));
        } else if (item instanceof Map<?, ?> members && members.get("id") instanceof String id
            && !id.isBlank()) {
          models.add(model(id, members, usual));
        }
      }
    }
    return models;
  }

  private static ModelInfo model(String id, Map<?, ?> members, Supports usual) {
    String title = members.get("title") instanceof String text && !text.isBlank() ? text : id;
    return new ModelInfo(id, title, supports(members.get("supports"), usual),
        Math.round(number(members.get("maxOutputTokens"))), price(members.get("price")));
  }

  static Supports supports(@Nullable Object plain, Supports usual) {
    if (!(plain instanceof Map<?, ?> members)) {
      return usual;
    }
    return new Supports(
        flag(members.get("streaming"), usual.streaming()),
        flag(members.get("tools"), usual.tools()),
        flag(members.get("images"), usual.images()),
        flag(members.get("thinking"), usual.thinking()),
        members.get("maxContextTokens") == null
            ? usual.maxContextTokens()
            : Math.round(number(members.get("maxContextTokens"))));
  }

  private static @Nullable ModelPrice price(@Nullable Object plain) {
    return plain instanceof Map<?, ?> members
        ? new ModelPrice(number(members.get("input")), number(members.get("output")),
            number(members.get("cacheRead")), number(members.get("cacheWrite")))
        : null;
  }

  private static boolean flag(@Nullable Object plain, boolean otherwise) {
    return plain instanceof Boolean flag ? flag : otherwise;
  }

  private static double number(@Nullable Object plain) {
    return plain instanceof Number number && number.doubleValue() > 0 ? number.doubleValue() : 0;
  }
}
