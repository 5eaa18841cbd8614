package dev.weir.access.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A person's account. Knows its password only as a hash. Not thread-safe: lives within
 * one transaction.
 */
@Entity
@Table(name = "account")
class Account {

	@Id
	private UUID id;

	@Column(nullable = false, updatable = false)
	private String name;

	@Column(nullable = false)
	private String passwordHash;

	@Column(nullable = false)
	private boolean passwordTemporary;

	@Convert(converter = StoredRole.class)
	@Column(nullable = false)
	private Role role;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@Column(nullable = false)
	private Instant passwordChangedAt;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected Account() {
	}

	private Account(String name, String passwordHash, boolean passwordTemporary, Instant now) {
		this.id = UUID.randomUUID();
		this.name = name;
		this.passwordHash = passwordHash;
		this.passwordTemporary = passwordTemporary;
		this.role = Role.ADMINISTRATOR;
		this.createdAt = now;
		this.passwordChangedAt = now;
	}

	/**
	 * A new administrator.
	 * @param passwordTemporary whether the password must be changed at the first sign-in
	 */
	static Account administrator(String name, String passwordHash, boolean passwordTemporary, Instant now) {
		return new Account(name, passwordHash, passwordTemporary, now);
	}

	/** From now on the new password holds, and need not be changed. */
	void changePassword(String newHash, Instant now) {
		this.passwordHash = newHash;
		this.passwordTemporary = false;
		this.passwordChangedAt = now;
	}

	UUID id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	String passwordHash() {
		return this.passwordHash;
	}

	Role role() {
		return this.role;
	}

	/** What the security filters keep in the session. */
	AccountUser user() {
		return new AccountUser(this.id, this.name, this.role, this.passwordTemporary, this.passwordHash);
	}

}
