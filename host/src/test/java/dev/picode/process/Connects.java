package dev.picode.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A program that tries sockets of each kind and says what became of it.
final class Connects {
  private Connects() {}

  static String line(int port) {
    return "'" + ProcessHandle.current().info().command().orElseThrow()
        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp '"
        + Path.of(Connects.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        + "' " + Connects.class.getName() + " " + port;
  }

  /// `PORT`: of a server on this machine.
  public static void main(String[] args) {
    attempt("tcp", () -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])));
    attempt("udp", DatagramSocket::new);
    attempt("unix", () -> SocketChannel.open(StandardProtocolFamily.UNIX));
  }

  private interface Attempt {
    AutoCloseable run() throws IOException;
  }

  private static void attempt(String name, Attempt attempt) {
    try (AutoCloseable _ = attempt.run()) {
      System.out.println(name + " connected");
    } catch (Exception _) {
      System.out.println(name + " refused");
    }
  }
}
