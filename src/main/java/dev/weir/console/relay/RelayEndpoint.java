package dev.weir.console.relay;

import java.nio.ByteBuffer;

import dev.weir.console.ticket.Redemption;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: made for the ticket that was shown at its handshake. A refused ticket is
 * told by a close code, for a browser cannot read why a handshake failed.
 */
final class RelayEndpoint extends Endpoint {

	private final Relays relays;

	private final Redemption redemption;

	private volatile @Nullable Relay relay;

	RelayEndpoint(Relays relays, Redemption redemption) {
		this.relays = relays;
		this.redemption = redemption;
	}

	@Override
	public void onOpen(Session session, EndpointConfig config) {
		TomcatBrowser browser = new TomcatBrowser(session);
		if (this.redemption instanceof Redemption.Refused refused) {
			browser.close(refused.reason());
		}
		else if (this.redemption instanceof Redemption.Admitted admitted) {
			Relay begun = this.relays.begin(admitted.admission(), browser);
			this.relay = begun;
			session.addMessageHandler(new Pieces(begun));
			session.addMessageHandler(new Pongs(begun));
		}
	}

	@Override
	public void onClose(Session session, CloseReason reason) {
		lost();
	}

	@Override
	public void onError(Session session, Throwable failure) {
		lost();
	}

	private void lost() {
		Relay begun = this.relay;
		if (begun != null) {
			begun.browserLost();
		}
	}

	/** Messages in pieces: no message is too long, none is kept whole. */
	private record Pieces(Relay relay) implements MessageHandler.Partial<ByteBuffer> {

		@Override
		public void onMessage(ByteBuffer piece, boolean last) {
			this.relay.fromBrowser(piece);
		}

	}

	/** Signs of life. */
	private record Pongs(Relay relay) implements MessageHandler.Whole<PongMessage> {

		@Override
		public void onMessage(PongMessage pong) {
			this.relay.signOfLife();
		}

	}

}
