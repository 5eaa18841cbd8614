package dev.weir.host.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMarks;
import org.jspecify.annotations.Nullable;

/**
 * A host of the inventory: what Weir connects to and how. Not thread-safe; lives within a
 * transaction.
 */
@Entity
@Table(name = "host")
class Host {

	@Id
	private UUID id;

	private String name;

	@Embedded
	private StoredConnection connection;

	private boolean enabled;

	/** Null where new machines are welcome. */
	private @Nullable String maintenance;

	/** With commas between them. */
	private @Nullable String tags;

	@Column(name = "created_at", updatable = false)
	private Instant createdAt;

	@Version
	private long version;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected Host() {
	}

	Host(HostId id, HostName name, StoredConnection connection, Instant createdAt) {
		this.id = id.value();
		this.name = name.value();
		this.connection = connection;
		this.enabled = true;
		this.createdAt = createdAt;
	}

	void rename(HostName name) {
		this.name = name.value();
	}

	void connectBy(StoredConnection connection) {
		this.connection = connection;
	}

	/** Whether Weir is to be connected to it. */
	void switchTo(boolean enabled) {
		this.enabled = enabled;
	}

	/** Null lets new machines come again. */
	void maintain(@Nullable String reason) {
		this.maintenance = reason;
	}

	void tag(List<String> tags) {
		this.tags = HostTags.kept(tags);
	}

	HostMarks marks() {
		return new HostMarks(this.maintenance, HostTags.read(this.tags));
	}

	HostId id() {
		return new HostId(this.id);
	}

	String name() {
		return this.name;
	}

	StoredConnection connection() {
		return this.connection;
	}

	boolean isEnabled() {
		return this.enabled;
	}

	/** Grows with each change. */
	long version() {
		return this.version;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	@Override
	public String toString() {
		return "Host[" + this.id + " " + this.name + " " + this.connection + "]";
	}

}
