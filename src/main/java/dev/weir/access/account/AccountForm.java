package dev.weir.access.account;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for a new account. Immutable.
 *
 * @param role the id of a role
 */
public record AccountForm(String name, String role) {

	public AccountForm(@Nullable String name, @Nullable String role) {
		this.name = Objects.requireNonNullElse(name, "");
		this.role = Objects.requireNonNullElse(role, "");
	}

}
