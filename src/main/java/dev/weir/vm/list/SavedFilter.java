package dev.weir.vm.list;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A filter that an account keeps under a name. Not thread-safe; lives within a
 * transaction.
 */
@Entity
@Table(name = "saved_filter")
class SavedFilter {

	@Id
	private UUID id;

	@Column(updatable = false)
	private String account;

	private String name;

	private String query;

	@Column(updatable = false)
	private Instant createdAt;

	@Version
	private long version;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected SavedFilter() {
	}

	SavedFilter(String account, FilterName name, Instant now) {
		this.id = UUID.randomUUID();
		this.account = account;
		this.name = name.name();
		this.query = name.query();
		this.createdAt = now;
	}

	void change(FilterName other) {
		this.name = other.name();
		this.query = other.query();
	}

	boolean isOf(String owner) {
		return this.account.equals(owner);
	}

	View view() {
		return new View(this.id, this.name, this.query);
	}

	/**
	 * What is shown of it.
	 */
	record View(UUID id, String name, String query) {

		/** The list filtered so. */
		public String address() {
			return new VmListQuery(this.query, null, null, null).first();
		}

	}

}
