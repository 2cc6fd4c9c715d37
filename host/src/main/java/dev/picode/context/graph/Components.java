package dev.picode.context.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// The strongly connected components of a graph. Confined to one thread.
///
/// Tarjan's algorithm (Depth-first search and linear graph algorithms, 1972) with its recursion kept on arrays, so that
/// a chain of a hundred thousand files does not overflow the stack. Nodes and neighbours are taken in their order, so
/// the result is the same on each run.
final class Components {
  private final int nodes;
  private final IntFunction<int[]> neighbours;
  /// When a node was first seen, from 1; 0 where it was not yet.
  private final int[] seen;
  /// The earliest node on the stack that is known to be reachable.
  private final int[] low;
  private final boolean[] onStack;
  private final int[] stack;
  private int height;
  private int clock;
  private final List<int[]> found = new ArrayList<>();

  Components(int nodes, IntFunction<int[]> neighbours) {
    this.nodes = nodes;
    this.neighbours = neighbours;
    seen = new int[nodes];
    low = new int[nodes];
    onStack = new boolean[nodes];
    stack = new int[nodes];
  }

  /// All components; one comes after those it needs.
  List<int[]> all() {
    for (int node = 0; node < nodes; node++) {
      if (seen[node] == 0) {
        visit(node);
      }
    }
    return found;
  }

  /// A node whose neighbours are being looked at.
  private static final class Frame {
    private final int node;
    private final int[] next;
    private int at;

    Frame(int node, int[] next) {
      this.node = node;
      this.next = next;
    }
  }

  private void visit(int root) {
    var frames = new ArrayList<Frame>();
    frames.add(enter(root));
    while (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      if (frame.at < frame.next.length) {
        int next = frame.next[frame.at++];
        if (seen[next] == 0) {
          frames.add(enter(next));
        } else if (onStack[next]) {
          low[frame.node] = Math.min(low[frame.node], seen[next]);
        }
        continue;
      }
      frames.removeLast();
      if (!frames.isEmpty()) {
        int above = frames.getLast().node;
        low[above] = Math.min(low[above], low[frame.node]);
      }
      if (low[frame.node] == seen[frame.node]) {
        take(frame.node);
      }
    }
  }

  private Frame enter(int node) {
    seen[node] = ++clock;
    low[node] = clock;
    stack[height++] = node;
    onStack[node] = true;
    return new Frame(node, neighbours.apply(node));
  }

  private void take(int root) {
    int start = height;
    int node;
    do {
      node = stack[--start];
      onStack[node] = false;
    } while (node != root);
    found.add(Arrays.copyOfRange(stack, start, height));
    height = start;
  }
}
