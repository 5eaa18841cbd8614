package dev.weir.host.inventory;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.host.Inventory;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

/**
 * Keeps database and mirror in step: what is stored here is what the mirror follows.
 * Checks no permission; that is the verbs' part. Thread-safe.
 */
@Component
class Register implements Inventory {

	private final Hosts hosts;

	private final ConnectionVault vault;

	private final HostWatch watch;

	private final Clock clock;

	/** What the mirror follows, by the version of its row. */
	private final Map<HostId, Long> followed = new HashMap<>();

	Register(Hosts hosts, ConnectionVault vault, HostWatch watch, Clock clock) {
		this.hosts = hosts;
		this.vault = vault;
		this.watch = watch;
		this.clock = clock;
	}

	@Override
	public List<KnownHost> all() {
		return this.hosts.findAllByOrderByName().stream().map(this.vault::show).toList();
	}

	@Override
	public Optional<KnownHost> find(HostId id) {
		return this.hosts.findById(id.value()).map(this.vault::show);
	}

	Host require(HostId id) {
		return this.hosts.findById(id.value())
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.host.unknown", id));
	}

	/** Stores a new host and has it followed. */
	KnownHost add(HostName name, ConnectionSpec spec) {
		HostId id = HostId.random();
		return keep(new Host(id, name, this.vault.store(id, spec), this.clock.instant()));
	}

	/** Stores a changed host and has the change followed. */
	synchronized KnownHost keep(Host host) {
		refuseTwins(host);
		Host saved = save(host);
		follow(saved);
		return this.vault.show(saved);
	}

	/** A connection as it would be kept for the host. */
	StoredConnection stored(Host host, ConnectionSpec spec) {
		return this.vault.store(host.id(), spec);
	}

	KnownHost show(Host host) {
		return this.vault.show(host);
	}

	synchronized void remove(Host host) {
		this.hosts.delete(host);
		forget(host.id());
	}

	/**
	 * Has the mirror follow what is stored: at the start, and again and again, since
	 * another Weir may have changed it.
	 */
	synchronized void followAll() {
		List<Host> stored = this.hosts.findAllByOrderByName();
		Set<HostId> known = stored.stream().map(Host::id).collect(Collectors.toSet());
		Set.copyOf(this.followed.keySet()).stream().filter((id) -> !known.contains(id)).forEach(this::forget);
		stored.stream()
			.filter((host) -> !Objects.equals(this.followed.get(host.id()), host.version()))
			.forEach(this::follow);
	}

	private void forget(HostId id) {
		this.followed.remove(id);
		this.watch.forget(id);
	}

	void retryNow(HostId id) {
		this.watch.retryNow(id);
	}

	private void follow(Host host) {
		ConnectionSpec spec = this.vault.open(host.id(), host.connection());
		this.watch.watch(new WatchedHost(host.id(), host.name(), spec, host.isEnabled(), host.marks()));
		this.followed.put(host.id(), host.version());
	}

	private Host save(Host host) {
		try {
			return this.hosts.saveAndFlush(host);
		}
		catch (DataIntegrityViolationException ex) {
			throw InvalidInput.of("name", "host.name.taken");
		}
	}

	private void refuseTwins(Host host) {
		for (Host other : this.hosts.findAllByOrderByName()) {
			if (other.id().equals(host.id())) {
				continue;
			}
			if (other.name().equalsIgnoreCase(host.name())) {
				throw InvalidInput.of("name", "host.name.taken");
			}
			if (other.connection().leadsWhere(host.connection())) {
				throw InvalidInput.of("connection.transport", "host.connection.twin", other.name());
			}
		}
	}

}
