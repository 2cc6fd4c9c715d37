package dev.picode.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/// Sockets that ask the policy about the address they are about to connect to: the last moment, with
/// the very address. Safe for many threads.
final class GuardedSockets extends SocketFactory {
  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unguarded();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unguarded();
  }

  private static IOException unguarded() {
    return new SocketException("a socket has to be made before it is connected");
  }

  /// Direct: a proxy in the system properties is not for it.
  private static final class GuardedSocket extends Socket {
    GuardedSocket() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress internet) || internet.getAddress() == null) {
        throw new SocketException("there is no address to connect to");
      }
      Hop.current().allow(internet.getAddress());
      super.connect(endpoint, timeout);
    }
  }
}
