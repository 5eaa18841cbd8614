package dev.weir.access.account;

import java.io.Serializable;
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

	private static final long serialVersionUID = 2L;

	private final UUID id;

	private final String name;

	private final Role role;

	private final State state;

	private @Nullable String passwordHash;

	AccountUser(UUID id, String name, Role role, String passwordHash, State state) {
		this.id = id;
		this.name = name;
		this.role = role;
		this.passwordHash = passwordHash;
		this.state = state;
	}

	public UUID id() {
		return this.id;
	}

	public Role role() {
		return this.role;
	}

	/** Whether nothing else is allowed before the password was changed. */
	public boolean mustChangePassword() {
		return this.state.mustChangePassword();
	}

	/** Whether a sign-in asks for a code besides the password. */
	public boolean hasSecondFactor() {
		return this.state.secondFactor();
	}

	/** Whether nothing else is allowed before a second factor was set up. */
	public boolean mustSetUpSecondFactor() {
		return this.state.secondFactorDue();
	}

	/** As it was before this sign-in. */
	public LastSignIn lastSignIn() {
		return this.state.last();
	}

	@Override
	public String getUsername() {
		return this.name;
	}

	@Override
	public boolean isAccountNonLocked() {
		return !this.state.locked();
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

	/**
	 * How the account stood when it was read.
	 *
	 * @param secondFactorDue whether one is required that is not there yet
	 * @param last the sign-in before this one
	 */
	record State(boolean mustChangePassword, boolean locked, boolean secondFactor, boolean secondFactorDue,
			LastSignIn last) implements Serializable {
	}

}
