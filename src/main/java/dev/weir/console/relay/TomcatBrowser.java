package dev.weir.console.relay;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.weir.console.ConsoleEnd;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser behind Tomcat's WebSocket, which is asked for two things beyond the standard:
 * to read no more, and bounded waiting at the end. Thread-safe.
 */
final class TomcatBrowser implements Browser {

	private static final Logger LOG = LoggerFactory.getLogger(TomcatBrowser.class);

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	/** Milliseconds for a ping or farewell to a browser that does not read. */
	private static final Long BLOCKING_MILLIS = 2000L;

	private final Session session;

	TomcatBrowser(Session session) {
		this.session = session;
		session.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, BLOCKING_MILLIS);
		session.getUserProperties().put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, BLOCKING_MILLIS);
		session.setMaxIdleTimeout(0);
		session.getAsyncRemote().setSendTimeout(0);
	}

	@Override
	public void send(ByteBuffer data, Sent sent) {
		try {
			this.session.getAsyncRemote().sendBinary(data, (result) -> {
				Throwable failure = result.getException();
				if (failure == null && !result.isOK()) {
					failure = new IOException("The message was not sent");
				}
				sent.sent(failure);
			});
		}
		catch (RuntimeException ex) {
			sent.sent(ex);
		}
	}

	@Override
	public void suspend() {
		if (this.session instanceof WsSession tomcat) {
			tomcat.suspend();
		}
	}

	@Override
	public void resume() {
		if (this.session instanceof WsSession tomcat) {
			tomcat.resume();
		}
	}

	@Override
	public void ping() {
		try {
			this.session.getAsyncRemote().sendPing(NOTHING.duplicate());
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("A ping could not be sent: {}", ex.toString());
		}
	}

	@Override
	public void close(ConsoleEnd reason) {
		try {
			this.session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(reason.closeCode()), reason.id()));
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("A browser could not be told farewell: {}", ex.toString());
		}
	}

}
