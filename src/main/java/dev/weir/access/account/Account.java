package dev.weir.access.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

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

	@Column(nullable = false)
	private boolean locked;

	@Column
	private @Nullable Instant lastSignInAt;

	@Column
	private @Nullable String lastSignInFrom;

	@Column(nullable = false)
	private int failedSignIns;

	@Column(nullable = false)
	private boolean secondFactorRequired;

	@Formula("(select count(*) from second_factor f where f.account_id = id and f.confirmed_at is not null)")
	private int secondFactors;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected Account() {
	}

	private Account(String name, Role role, String passwordHash, boolean passwordTemporary, Instant now) {
		this.id = UUID.randomUUID();
		this.name = name;
		this.passwordHash = passwordHash;
		this.passwordTemporary = passwordTemporary;
		this.role = role;
		this.createdAt = now;
		this.passwordChangedAt = now;
	}

	/**
	 * A new administrator.
	 * @param passwordTemporary whether the password must be changed at the first sign-in
	 */
	static Account administrator(String name, String passwordHash, boolean passwordTemporary, Instant now) {
		return new Account(name, Role.ADMINISTRATOR, passwordHash, passwordTemporary, now);
	}

	/** A new account whose password must be changed at the first sign-in. */
	static Account of(String name, Role role, String temporaryHash, Instant now) {
		return new Account(name, role, temporaryHash, true, now);
	}

	/**
	 * From now on a temporary password holds, which must be changed at the next sign-in.
	 */
	void resetPassword(String temporaryHash, Instant now) {
		changePassword(temporaryHash, now);
		this.passwordTemporary = true;
	}

	/** The same password under a hash of today's cost. */
	void rehash(String newHash) {
		this.passwordHash = newHash;
	}

	void lock(boolean whether) {
		this.locked = whether;
	}

	boolean isLocked() {
		return this.locked;
	}

	AccountView view() {
		return new AccountView(this.id, this.name, this.role.id(), this.locked, this.passwordTemporary,
				hasSecondFactor(), this.secondFactorRequired, this.createdAt, this.lastSignInAt);
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

	void requireSecondFactor(boolean whether) {
		this.secondFactorRequired = whether;
	}

	private boolean hasSecondFactor() {
		return this.secondFactors > 0;
	}

	/**
	 * What the security filters keep in the session.
	 * @param demanded whether its role asks for a second factor
	 */
	AccountUser user(boolean demanded) {
		boolean due = !hasSecondFactor() && (demanded || this.secondFactorRequired);
		return new AccountUser(this.id, this.name, this.role, this.passwordHash,
				new AccountUser.State(this.passwordTemporary, this.locked, hasSecondFactor(), due,
						new LastSignIn(this.lastSignInAt, this.lastSignInFrom, this.failedSignIns)));
	}

}
