package dev.weir.access.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.weir.access.Permission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An API token: a name, the hash of its secret, and what narrows it. Not thread-safe:
 * lives within one transaction.
 */
@Entity
@Table(name = "api_token")
class ApiToken {

	/** Writing each use would cost a write a request. */
	static final Duration USE_GRAIN = Duration.ofMinutes(1);

	@Id
	private UUID id;

	@Column(nullable = false, updatable = false)
	private UUID accountId;

	@Column(nullable = false, updatable = false)
	private String name;

	@Column(nullable = false, updatable = false)
	private String secretHash;

	@Column(nullable = false, updatable = false)
	private String scopes;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@Column(updatable = false)
	private @Nullable Instant expiresAt;

	private @Nullable Instant lastUsedAt;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected ApiToken() {
	}

	ApiToken(UUID accountId, TokenRequest request, String secretHash, Instant now) {
		this.id = UUID.randomUUID();
		this.accountId = accountId;
		this.name = request.name();
		this.secretHash = secretHash;
		this.scopes = request.permissions().stream().map(Permission::id).sorted().collect(Collectors.joining(" "));
		this.createdAt = now;
		this.expiresAt = request.expiresAt();
	}

	boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

	/** What of the given permissions the token has: all, unless it is narrowed. */
	Set<Permission> narrow(Set<Permission> ofAccount) {
		Set<Permission> narrowed = EnumSet.noneOf(Permission.class);
		narrowed.addAll(ofAccount);
		if (!this.scopes.isEmpty()) {
			Set<String> ids = Set.copyOf(Arrays.asList(this.scopes.split(" ")));
			narrowed.removeIf((permission) -> !ids.contains(permission.id()));
		}
		return narrowed;
	}

	/** Remembers that it was used, to the minute. */
	void used(Instant now) {
		if (this.lastUsedAt == null || this.lastUsedAt.plus(USE_GRAIN).isBefore(now)) {
			this.lastUsedAt = now;
		}
	}

	UUID id() {
		return this.id;
	}

	UUID accountId() {
		return this.accountId;
	}

	String name() {
		return this.name;
	}

	TokenView view(Instant now) {
		Set<String> ids = this.scopes.isEmpty() ? Set.of() : Set.of(this.scopes.split(" "));
		return new TokenView(this.id, this.name, ids.stream().sorted().toList(), this.createdAt, this.expiresAt,
				this.lastUsedAt, isExpired(now));
	}

}
