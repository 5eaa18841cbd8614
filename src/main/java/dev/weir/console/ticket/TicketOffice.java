package dev.weir.console.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.access.Actor;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues tickets and takes them back. Each is 256 random bits, stored as a hash in the
 * database that all instances of Weir share. Thread-safe.
 */
@Component
public class TicketOffice {

	/** How long a used or expired ticket is remembered, to name the reason. */
	private static final Duration MEMORY = Duration.ofMinutes(10);

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final SecureRandom random = new SecureRandom();

	private final ConsoleTickets tickets;

	private final Clock clock;

	private final Duration life;

	TicketOffice(ConsoleTickets tickets, Clock clock, ConsoleProperties properties) {
		this.tickets = tickets;
		this.clock = clock;
		this.life = properties.ticketLife();
	}

	/** Issues a ticket to the admission's actor. */
	@Transactional
	public IssuedTicket issue(Admission admission) {
		Instant now = this.clock.instant();
		this.tickets.deleteExpired(now.minus(MEMORY));
		byte[] secret = new byte[32];
		this.random.nextBytes(secret);
		String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		Instant expiresAt = now.plus(this.life);
		this.tickets.save(new ConsoleTicket(hash(shown), admission, expiresAt));
		return new IssuedTicket(shown, expiresAt);
	}

	/**
	 * Takes a ticket. One shown by the wrong actor stays valid for the right one.
	 * @param secret what was shown (hostile text), or null
	 */
	@Transactional
	public Redemption redeem(@Nullable String secret, Actor actor) {
		if (secret == null || !SHAPE.matcher(secret).matches()) {
			return new Redemption.Refused(ConsoleEnd.TICKET_INVALID);
		}
		String hash = hash(secret);
		Optional<ConsoleTicket> ticket = this.tickets.findById(hash).filter((found) -> found.belongsTo(actor));
		if (ticket.isEmpty()) {
			return new Redemption.Refused(ConsoleEnd.TICKET_INVALID);
		}
		Instant now = this.clock.instant();
		if (this.tickets.use(hash, now) == 0) {
			return new Redemption.Refused(ConsoleEnd.TICKET_USED);
		}
		if (ticket.get().isExpired(now, this.life)) {
			return new Redemption.Refused(ConsoleEnd.TICKET_EXPIRED);
		}
		return ticket.get()
			.admission()
			.<Redemption>map(Redemption.Admitted::new)
			.orElseGet(() -> new Redemption.Refused(ConsoleEnd.TICKET_INVALID));
	}

	private static String hash(String secret) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
