package dev.weir.host.inventory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * The inventory as kept in the database.
 */
interface Hosts extends Repository<Host, UUID> {

	Host save(Host host);

	/** Saves at once, so that a name that is taken shows here. */
	Host saveAndFlush(Host host);

	Optional<Host> findById(UUID id);

	Optional<Host> findByName(String name);

	List<Host> findAllByOrderByName();

	void delete(Host host);

	long count();

}
