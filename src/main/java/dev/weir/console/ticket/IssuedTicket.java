package dev.weir.console.ticket;

import java.time.Instant;

/**
 * A fresh ticket.
 *
 * @param secret what the holder shows; stored nowhere
 */
public record IssuedTicket(String secret, Instant expiresAt) {

	/** Without the secret. */
	@Override
	public String toString() {
		return "IssuedTicket[" + this.expiresAt + "]";
	}

}
