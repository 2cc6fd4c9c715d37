package dev.picode.context.manifest;

import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML as a tree of elements. Stateless.
///
/// A document type is refused before anything it declares is looked at, so neither an entity nor an address in it
/// is ever followed.
final class XmlText {
  /// Below the limit of the JDK itself, whose message tells less.
  private static final int MAX_DEPTH = 80;
  private static final int MAX_ELEMENTS = 200_000;

  private XmlText() {}

  /// An element whose end has not come yet.
  private record Open(String name, Map<String, String> attributes, StringBuilder text,
      List<XmlElement> children) {
    XmlElement closed() {
      return new XmlElement(name, attributes, text.toString().strip(), children);
    }
  }

  static XmlElement parse(String text) throws UnreadableException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      try {
        return root(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      var place = e.getLocation();
      throw new UnreadableException("it is not valid XML"
          + (place == null ? "" : " (line " + place.getLineNumber() + ")"));
    }
  }

  private static XmlElement root(XMLStreamReader reader)
      throws XMLStreamException, UnreadableException {
    Deque<Open> open = new ArrayDeque<>();
    int elements = 0;
    XmlElement root = XmlElement.NONE;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new UnreadableException("it has more than " + MAX_DEPTH + " levels or "
                + MAX_ELEMENTS + " elements");
          }
          open.push(new Open(local(reader.getLocalName()), attributes(reader),
              new StringBuilder(), new ArrayList<>()));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.pop().closed();
          if (open.isEmpty()) {
            root = closed;
          } else {
            open.element().children.add(closed);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().text.append(reader.getText());
          }
        }
        case XMLStreamConstants.DTD -> throw new UnreadableException("it has a document type");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableException(
            "it refers to an entity");
        default -> {
        }
      }
    }
    return root;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
