package io.guestbeat.heartbeat.gates.net;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS to whoever answers, as the probes of Kubernetes speak it: an expired certificate is no reason
 * to reset a virtual machine, and a probe has nothing to hide.
 *
 * <p>The JDK's TLS logs, and so initialises java.util.logging where {@code
 * java.util.logging.config.file} is set; there is no other TLS. It is spoken only once the
 * connection stands, so if the application itself is asked, its own TLS has done so before.
 */
final class UnverifiedTls {
  private UnverifiedTls() {}

  /**
   * A socket that speaks TLS over that one, its handshake done; closing it closes both.
   *
   * @throws IOException if the connection ends or the handshake is not done in time
   * @throws UnusableGateException if the two do not agree on TLS, or this JVM has none
   */
  static Socket over(Socket plain, String host, int port, Deadline deadline)
      throws IOException, UnusableGateException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAnyone()}, null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      socket.setSoTimeout(deadline.leftMillis());
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      plain.close();
      throw new UnusableGateException("this JVM cannot speak TLS: " + ReasonText.of(e), e);
    } catch (SSLException e) {
      plain.close();
      if (isEndOfTheConnection(e)) {
        throw e;
      }
      throw new UnusableGateException(
          "no TLS with " + host + ":" + port + ": " + ReasonText.of(e), e);
    } catch (IOException | RuntimeException | Error e) {
      plain.close();
      throw e;
    }
  }

  /**
   * Returns whether the other end, or the time, cut the handshake off; not what it said about TLS.
   */
  private static boolean isEndOfTheConnection(SSLException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(cause instanceof SSLException)) {
        return true;
      }
    }
    return false;
  }

  /** Extended, or the JDK would hold the certificate against its own constraints. */
  private static final class TrustAnyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
