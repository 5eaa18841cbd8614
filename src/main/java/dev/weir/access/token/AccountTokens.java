package dev.weir.access.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.access.account.AccountDirectory;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues, lists and revokes the tokens of the one who acts. Another's token is as good as
 * none. Thread-safe.
 */
@Component
@Transactional
class AccountTokens {

	/** More than anybody can look through is a leak or a loop. */
	static final int MOST = 200;

	private final Access access;

	private final ApiTokens tokens;

	private final AccountDirectory accounts;

	private final Announcer announcer;

	AccountTokens(Access access, ApiTokens tokens, AccountDirectory accounts, Announcer announcer) {
		this.access = access;
		this.tokens = tokens;
		this.accounts = accounts;
		this.announcer = announcer;
	}

	/**
	 * Issues a token. Not for one who came with a token himself, or a narrow or
	 * short-lived one could beget an almighty one.
	 */
	Issued issue(@Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt) {
		this.access.require(Permission.TOKEN_EDIT, Target.SYSTEM);
		Actor actor = this.access.actor();
		if (actor.tokenId() != null) {
			throw Problem.of(ErrorKind.FORBIDDEN, "access.token.by-token");
		}
		TokenRequest request = TokenRequest.of(name, scopes, expiresAt, this.announcer.now());
		UUID owner = owner(actor);
		if (this.tokens.countByAccountId(owner) >= MOST) {
			throw Problem.of(ErrorKind.CONFLICT, "access.token.too-many", MOST);
		}
		TokenSecret secret = TokenSecret.random();
		ApiToken token = this.tokens.save(new ApiToken(owner, request, secret.hash(), this.announcer.now()));
		this.announcer.tell(new AccessEvent.TokenIssued(actor, target(token)));
		return new Issued(token.view(this.announcer.now()), secret);
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	List<TokenView> list() {
		this.access.require(Permission.TOKEN_EDIT, Target.SYSTEM);
		return this.tokens.findByAccountIdOrderByCreatedAtDesc(owner(this.access.actor()))
			.stream()
			.map((token) -> token.view(this.announcer.now()))
			.toList();
	}

	/**
	 * @throws Problem of kind NOT_FOUND for anything but a token of one's own
	 */
	void revoke(String id) {
		this.access.require(Permission.TOKEN_EDIT, Target.SYSTEM);
		Actor actor = this.access.actor();
		ApiToken token = this.tokens.findById(parse(id))
			.filter((found) -> found.accountId().equals(owner(actor)))
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "access.token.unknown"));
		this.tokens.delete(token);
		this.announcer.tell(new AccessEvent.TokenRevoked(actor, target(token)));
	}

	private UUID owner(Actor actor) {
		return this.accounts.byName(actor.account())
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()))
			.id();
	}

	private static UUID parse(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "access.token.unknown");
		}
	}

	private static Target target(ApiToken token) {
		return Target.of(Target.Kind.TOKEN, token.id(), token.name());
	}

	/** The token as it is listed, and the secret that is shown this once. */
	record Issued(TokenView view, TokenSecret secret) {
	}

	/** The clock, and who hears of it. Thread-safe. */
	@Component
	static class Announcer {

		private final ApplicationEventPublisher events;

		private final Clock clock;

		Announcer(ApplicationEventPublisher events, Clock clock) {
			this.events = events;
			this.clock = clock;
		}

		Instant now() {
			return this.clock.instant();
		}

		void tell(AccessEvent event) {
			this.events.publishEvent(event);
		}

	}

}
