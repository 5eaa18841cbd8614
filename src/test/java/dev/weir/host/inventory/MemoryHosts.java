package dev.weir.host.inventory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An inventory without a database. */
final class MemoryHosts implements Hosts {

	private final Map<UUID, Host> rows = new LinkedHashMap<>();

	@Override
	public Host save(Host host) {
		this.rows.put(host.id().value(), host);
		return host;
	}

	@Override
	public Host saveAndFlush(Host host) {
		return save(host);
	}

	@Override
	public Optional<Host> findById(UUID id) {
		return Optional.ofNullable(this.rows.get(id));
	}

	@Override
	public Optional<Host> findByName(String name) {
		return this.rows.values().stream().filter((host) -> host.name().equals(name)).findFirst();
	}

	@Override
	public List<Host> findAllByOrderByName() {
		return this.rows.values().stream().sorted(Comparator.comparing(Host::name)).toList();
	}

	@Override
	public void delete(Host host) {
		this.rows.remove(host.id().value());
	}

	@Override
	public long count() {
		return this.rows.size();
	}

}
