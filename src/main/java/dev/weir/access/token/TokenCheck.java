package dev.weir.access.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.account.AccountDirectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whether a token is valid now. Thread-safe.
 */
@Component
public class TokenCheck {

	private final ApiTokens tokens;

	private final AccountDirectory accounts;

	private final Clock clock;

	TokenCheck(ApiTokens tokens, AccountDirectory accounts, Clock clock) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.clock = clock;
	}

	/**
	 * Who comes with that secret; empty when it is unknown, revoked or expired. Counts as
	 * a use.
	 */
	@Transactional
	public Optional<TokenUser> bySecret(String secret) {
		Optional<ApiToken> token = TokenSecret.parse(secret)
			.flatMap((parsed) -> this.tokens.findBySecretHash(parsed.hash()));
		Optional<TokenUser> user = token.flatMap(this::user);
		if (user.isPresent()) {
			token.get().used(this.clock.instant());
		}
		return user;
	}

	/** The same by id, without counting as a use. */
	@Transactional(readOnly = true)
	public Optional<TokenUser> byId(UUID id) {
		return this.tokens.findById(id).flatMap(this::user);
	}

	private Optional<TokenUser> user(ApiToken token) {
		Instant now = this.clock.instant();
		if (token.isExpired(now)) {
			return Optional.empty();
		}
		return this.accounts.byId(token.accountId())
			.map((account) -> new TokenUser(token.id(), token.name(), account.getUsername(),
					token.narrow(account.role().permissions()), account.mustChangePassword()));
	}

}
