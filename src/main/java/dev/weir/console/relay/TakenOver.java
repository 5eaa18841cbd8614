package dev.weir.console.relay;

import java.util.function.Consumer;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Takes a connection over from Tomcat once the handshake is answered. Tomcat counts it
 * until it is closed, and does nothing else with it. Public since Tomcat makes it.
 */
public final class TakenOver implements InternalHttpUpgradeHandler {

	private @Nullable SocketWrapperBase<NioChannel> wrapper;

	private @Nullable Consumer<Wire> receiver;

	/** Made by Tomcat. */
	public TakenOver() {
		// told everything else later
	}

	/** Who gets the connection. */
	void giveTo(Consumer<Wire> whom) {
		this.receiver = whom;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void setSocketWrapper(SocketWrapperBase<?> socketWrapper) {
		if (!(socketWrapper.getSocket() instanceof NioChannel)) {
			throw new IllegalStateException("Consoles need Tomcat's NIO connector");
		}
		this.wrapper = (SocketWrapperBase<NioChannel>) socketWrapper;
	}

	@Override
	public void init(WebConnection connection) {
		if (this.wrapper != null && this.receiver != null) {
			this.receiver.accept(new TomcatWire(this.wrapper));
		}
	}

	/** Whoever gets the connection reads and writes by itself. */
	@Override
	public boolean hasAsyncIO() {
		return true;
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent status) {
		return SocketState.ASYNC_IO;
	}

	@Override
	public void timeoutAsync(long now) {
		// the relay has timeouts of its own
	}

	@Override
	public void setSslSupport(SSLSupport sslSupport) {
		// asked by nobody
	}

	@Override
	public void pause() {
		// the relay says farewell before Tomcat stops
	}

	@Override
	public void destroy() {
		// the relay closes the connection
	}

}
