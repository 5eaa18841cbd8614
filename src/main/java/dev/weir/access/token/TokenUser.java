package dev.weir.access.token;

import java.util.Set;
import java.util.UUID;

import dev.weir.access.Permission;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whoever came with a valid API token. Lives for one request. Immutable.
 *
 * @param account name of the account that owns the token
 * @param permissions what is allowed: the account's, narrowed by the token's scopes
 * @param mustChangePassword whether the account's password is still the temporary one
 */
public record TokenUser(UUID tokenId, String tokenName, String account, Set<Permission> permissions,
		boolean mustChangePassword) implements AuthenticatedPrincipal {

	public TokenUser {
		permissions = Set.copyOf(permissions);
	}

	@Override
	public String getName() {
		return this.account;
	}

}
