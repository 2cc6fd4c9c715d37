package dev.picode.repl;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/// What a terminal can do, as terminfo has it. Immutable.
///
/// @param flags what it can do at all
/// @param numbers such as how many colours it has
/// @param strings what it is sent for it
record Capabilities(Set<Capability> flags, Map<Capability, Integer> numbers,
    Map<Capability, String> strings) {

  /// Reads them.
  ///
  /// @param text in the form of terminfo
  static Capabilities of(String text) {
    var capabilities = new Capabilities(EnumSet.noneOf(Capability.class),
        new EnumMap<>(Capability.class), new EnumMap<>(Capability.class));
    InfoCmp.parseInfoCmp(text, capabilities.flags(),
        capabilities.numbers(), capabilities.strings());
    return capabilities;
  }
}
