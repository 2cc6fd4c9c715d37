package dev.picode.context.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says why files matter for a task. Confined to one thread.
final class Reasons {
  private static final int MOST = 3;
  private static final int SUBJECT_LENGTH = 60;

  private final Relevance relevance;
  private final RelevanceGraph graph;
  private final Evidence evidence;
  private final Task task;
  private final Map<Integer, Map<String, Integer>> changedWith = new HashMap<>();
  private final Map<Integer, List<RelevanceGraph.Use>> uses = new HashMap<>();

  Reasons(Relevance relevance, Evidence evidence, Task task) {
    this.relevance = relevance;
    this.graph = relevance.graph();
    this.evidence = evidence;
    this.task = task;
  }

  /// The strongest reasons for a file, strongest first.
  List<String> of(int node) {
    Map<String, Double> reasons = new LinkedHashMap<>();
    if (evidence.given.contains(node)) {
      reasons.put(task.files().contains(path(node)) ? "given" : "named in the task", 10.0);
    }
    addSignals(node, reasons);
    addLinks(node, reasons);
    List<Map.Entry<String, Double>> sorted = new ArrayList<>(reasons.entrySet());
    sorted.sort(Map.Entry.<String, Double>comparingByValue().reversed());
    return sorted.stream().limit(MOST).map(Map.Entry::getKey).toList();
  }

  private String path(int node) {
    return graph.paths().get(node);
  }

  private String quoted(int node) {
    return "`" + path(node) + "`";
  }

  private void add(Map<String, Double> reasons, String reason, double strength) {
    if (strength > 0 && !reason.isEmpty()) {
      reasons.merge(reason, strength, Double::sum);
    }
  }

  private void addSignals(int node, Map<String, Double> reasons) {
    add(reasons, defined(node), strength(Signal.DEFINES, node));
    List<String> words = relevance.pathWords().of(node, evidence.words);
    add(reasons, words.isEmpty() ? "" : "its path has `" + String.join("`, `", words) + "`",
        strength(Signal.NAME, node));
    add(reasons, "its text fits the task", strength(Signal.TEXT, node));
    add(reasons, subject(node), strength(Signal.SUBJECT, node));
    for (int given : evidence.given) {
      if (given != node) {
        add(reasons, together(given, node),
            strength(Signal.TOGETHER, node) / evidence.given.size());
        if (RelevanceGraph.folder(path(given)).equals(RelevanceGraph.folder(path(node)))) {
          add(reasons, "in the folder of " + quoted(given), strength(Signal.NEAR, node));
        }
      }
    }
  }

  private double strength(Signal signal, int node) {
    return relevance.weights().signals().of(signal) * evidence.of(signal, node);
  }

  private String defined(int node) {
    List<String> defined = evidence.symbols.stream()
        .filter(symbol -> graph.names().definers(symbol).contains(node))
        .limit(MOST)
        .toList();
    return defined.isEmpty()
        ? ""
        : "defines `" + String.join("`, `", defined) + "`, which the task names";
  }

  private String subject(int node) {
    for (Subjects.Similar similar : evidence.similar) {
      if (similar.commit().files().contains(path(node))) {
        String subject = similar.commit().subject();
        return "changed by a commit like this: `" + (subject.length() > SUBJECT_LENGTH
            ? subject.substring(0, SUBJECT_LENGTH) + "…"
            : subject) + "`";
      }
    }
    return "";
  }

  private String together(int from, int to) {
    int count = changedWith(from).getOrDefault(path(to), 0);
    String changed = "changed together with " + quoted(from);
    return switch (count) {
      case 0 -> "";
      case 1 -> changed + " once";
      case 2 -> changed + " twice";
      default -> changed + " " + count + " times";
    };
  }

  private Map<String, Integer> changedWith(int node) {
    return changedWith.computeIfAbsent(node, _ -> {
      var times = new HashMap<String, Integer>();
      relevance.history()
          .together(path(node), relevance.weights().commitFiles())
          .forEach(other -> times.put(other.path(), other.times()));
      return times;
    });
  }

  /// Takes apart what the files that link here gave.
  private void addLinks(int node, Map<String, Double> reasons) {
    double rank = evidence.ranks[node];
    if (rank == 0 || evidence.given.contains(node)) {
      return;
    }
    double strength = strength(Signal.LINKED, node);
    List<Flow> flows = new ArrayList<>();
    for (Giver giver : strongest(node)) {
      double parts = 0;
      for (Link link : Link.values()) {
        parts += part(link, giver.from, node);
      }
      for (Link link : Link.values()) {
        double part = part(link, giver.from, node);
        if (part > 0) {
          flows.add(new Flow(giver.from, link, giver.amount * part / parts));
        }
      }
    }
    flows.sort(Comparator.comparingDouble(Flow::amount).reversed());
    for (Flow flow : flows.subList(0, Math.min(MOST, flows.size()))) {
      add(reasons, said(flow, node),
          strength * relevance.weights().damping() * flow.amount / rank);
    }
  }

  /// A file with what came from it.
  private record Giver(int from, double amount) {}

  /// The files that gave most, of which there can be thousands.
  private List<Giver> strongest(int node) {
    List<Giver> givers = new ArrayList<>();
    graph.all()
        .sources(node, from -> givers.add(
            new Giver(from, evidence.ranks[from] * graph.all().share(from, node))));
    givers.sort(Comparator.comparingDouble(Giver::amount).reversed());
    return givers.subList(0, Math.min(2 * MOST, givers.size()));
  }

  /// What came from a file along one kind of link.
  private record Flow(int from, Link link, double amount) {}

  private double part(Link link, int from, int to) {
    return relevance.weights().links().of(link) * graph.layer(link).share(from, to);
  }

  private String said(Flow flow, int node) {
    return switch (flow.link) {
      case USES -> "defines " + name(flow.from, node) + ", which " + quoted(flow.from) + " uses";
      case USED -> "uses " + name(node, flow.from) + " of " + quoted(flow.from);
      case IMPORTS -> "imported by " + quoted(flow.from);
      case IMPORTED -> "imports " + quoted(flow.from);
      case TOGETHER -> together(flow.from, node);
      case NAMESAKE -> "called like " + quoted(flow.from);
    };
  }

  /// The name of a definition whose use says most.
  private String name(int user, int definer) {
    String best = "";
    double most = 0;
    for (RelevanceGraph.Use use : uses.computeIfAbsent(user, graph::usesOf)) {
      if (use.weight() > most && use.definers().contains(definer)) {
        most = use.weight();
        best = use.name();
      }
    }
    return "`" + best + "`";
  }
}
