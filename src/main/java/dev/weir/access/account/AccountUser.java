package dev.weir.access.account;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A signed-in account as the session keeps it; the hash is erased right after the
 * password was checked.
 */
public final class AccountUser implements UserDetails, CredentialsContainer {

	private static final long serialVersionUID = 1L;

	private final UUID id;

	private final String name;

	private final Role role;

	private final boolean mustChangePassword;

	private @Nullable String passwordHash;

	AccountUser(UUID id, String name, Role role, boolean mustChangePassword, String passwordHash) {
		this.id = id;
		this.name = name;
		this.role = role;
		this.mustChangePassword = mustChangePassword;
		this.passwordHash = passwordHash;
	}

	public UUID id() {
		return this.id;
	}

	public Role role() {
		return this.role;
	}

	/** Whether nothing else is allowed before the password was changed. */
	public boolean mustChangePassword() {
		return this.mustChangePassword;
	}

	@Override
	public String getUsername() {
		return this.name;
	}

	@Override
	public @Nullable String getPassword() {
		return this.passwordHash;
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of();
	}

	@Override
	public void eraseCredentials() {
		this.passwordHash = null;
	}

}
