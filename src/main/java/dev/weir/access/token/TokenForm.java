package dev.weir.access.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed to get a token. Immutable.
 *
 * @param scopes ids of permissions; none for all
 * @param days how long it is to hold, as the value of a choice; 0 for ever
 */
record TokenForm(@Nullable String name, @Nullable List<String> scopes, @Nullable String days) {

	/** Days that are offered; 0 is for ever. */
	static final List<Integer> OFFERED = List.of(7, 30, 90, 365, 0);

	static TokenForm empty() {
		return new TokenForm("", List.of(), "90");
	}

	/**
	 * @return null for a token that never expires
	 * @throws InvalidInput for anything that was not offered
	 */
	@Nullable Instant expiresAt(Instant now) {
		for (Integer offered : OFFERED) {
			if (offered.toString().equals(this.days)) {
				return (offered == 0) ? null : now.plus(Duration.ofDays(offered));
			}
		}
		throw InvalidInput.of("days", "access.token.expires-days");
	}

}
