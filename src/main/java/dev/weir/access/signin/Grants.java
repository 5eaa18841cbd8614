package dev.weir.access.signin;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.token.TokenCheck;
import dev.weir.access.token.TokenUser;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * What an actor may by the state of the database, for work that outlives its request.
 * Thread-safe.
 */
@Component
class Grants {

	private final AccountDirectory accounts;

	private final TokenCheck tokens;

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	Grants(AccountDirectory accounts, TokenCheck tokens, FindByIndexNameSessionRepository<? extends Session> sessions) {
		this.accounts = accounts;
		this.tokens = tokens;
		this.sessions = sessions;
	}

	Set<Permission> of(Actor actor) {
		if (actor.equals(Actor.SYSTEM)) {
			return EnumSet.allOf(Permission.class);
		}
		if (actor.tokenId() != null) {
			return token(actor.tokenId()).map(TokenUser::permissions).orElse(Set.of());
		}
		return this.accounts.byName(actor.account()).map((account) -> account.role().permissions()).orElse(Set.of());
	}

	boolean stillSignedIn(Actor actor) {
		if (actor.equals(Actor.SYSTEM)) {
			return true;
		}
		if (actor.tokenId() != null) {
			return token(actor.tokenId()).isPresent();
		}
		Session session = (actor.sessionId() != null) ? this.sessions.findById(actor.sessionId()) : null;
		return session != null && !session.isExpired();
	}

	private Optional<TokenUser> token(String id) {
		return this.tokens.byId(UUID.fromString(id));
	}

}
