package dev.weir.access;

import org.jspecify.annotations.Nullable;

/**
 * Who acts: an account, by a session or a token, from an address.
 *
 * @param account the account's name
 * @param token name of the API token used, or null for a session
 * @param sessionId id of the session, or null for a token: consoles are bound to either
 * @param tokenId id of the token, or null for a session
 * @param address the address the request came from
 */
public record Actor(String account, @Nullable String token, @Nullable String sessionId, @Nullable String tokenId,
		String address) {

	/** Weir itself: schedules, reconciliation after a restart. */
	public static final Actor SYSTEM = new Actor("system", null, null, null, "-");

}
