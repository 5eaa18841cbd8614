package dev.weir.vm.group;

import java.time.Instant;
import java.util.UUID;

import dev.weir.fleet.HostId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.springframework.data.domain.Persistable;

/**
 * How long a host had run when it was last seen, as kept. Not thread-safe; lives within a
 * transaction.
 */
@Entity
@Table(name = "host_uptime")
class HostUptime implements Persistable<UUID> {

	@Id
	private UUID hostId;

	private long cpuMillis;

	private Instant seenAt;

	@Version
	private long version;

	@Transient
	private boolean fresh;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected HostUptime() {
	}

	HostUptime(HostId host, Uptime seen) {
		this.hostId = host.value();
		this.fresh = true;
		this.cpuMillis = seen.cpuMillis();
		this.seenAt = seen.at();
	}

	void seen(Uptime now) {
		this.cpuMillis = now.cpuMillis();
		this.seenAt = now.at();
	}

	Uptime uptime() {
		return new Uptime(this.cpuMillis, this.seenAt);
	}

	@Override
	public UUID getId() {
		return this.hostId;
	}

	@Override
	public boolean isNew() {
		return this.fresh;
	}

	@PostLoad
	@PostPersist
	void stored() {
		this.fresh = false;
	}

}
