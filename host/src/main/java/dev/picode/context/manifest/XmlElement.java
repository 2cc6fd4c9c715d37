package dev.picode.context.manifest;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An element of an XML document, without namespaces. Immutable.
///
/// @param name its name without a prefix
/// @param attributes by name
/// @param text the text right in it, stripped
/// @param children the elements right in it, in their order
public record XmlElement(
    String name, Map<String, String> attributes, String text, List<XmlElement> children) {
  /// An element with nothing in it, which stands for one that is not there.
  public static final XmlElement NONE = new XmlElement("", Map.of(), "", List.of());

  /// Copies the collections.
  public XmlElement {
    Objects.requireNonNull(name);
    Objects.requireNonNull(text);
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /// Whether this stands for an element that is not there.
  public boolean isNone() {
    return name.isEmpty();
  }

  /// The first child of a name, or [#NONE].
  public XmlElement child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst().orElse(NONE);
  }

  /// All children of a name.
  public List<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /// The text of the first child of a name, empty where there is none.
  public String textOf(String wanted) {
    return child(wanted).text;
  }

  /// An attribute, empty where there is none.
  public String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }
}
