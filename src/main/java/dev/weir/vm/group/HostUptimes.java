package dev.weir.vm.group;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * Uptimes of all hosts.
 */
interface HostUptimes extends Repository<HostUptime, UUID> {

	HostUptime saveAndFlush(HostUptime uptime);

	Optional<HostUptime> findById(UUID host);

}
