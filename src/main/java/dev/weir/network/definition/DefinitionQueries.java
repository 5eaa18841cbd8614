package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.network.NetworkReadings;
import dev.weir.network.NetworkRef;
import dev.weir.network.NetworkUsers;
import dev.weir.problem.Problem;

/**
 * Reads definitions of networks for people who may. Thread-safe.
 */
@Component
class DefinitionQueries {

	/** libvirt's own default is 122; bin/hypervisor's is 124. */
	private static final int FIRST_BLOCK = 100;

	private static final int LAST_BLOCK = 254;

	private final Access access;

	private final Fleet fleet;

	private final HostCommands commands;

	private final NetworkReadings readings;

	private final NetworkUsers users;

	DefinitionQueries(Access access, Fleet fleet, HostCommands commands, NetworkReadings readings, NetworkUsers users) {
		this.access = access;
		this.fleet = fleet;
		this.commands = commands;
		this.readings = readings;
		this.users = users;
	}

	/**
	 * The network as the mirror has it, without waiting.
	 * @throws Problem of kind NOT_FOUND
	 */
	NetworkRef ref(HostId host, String network) {
		this.access.require(Permission.NETWORK_VIEW, NetworkRef.target(host, network));
		return NetworkRef.of(this.fleet, host, network);
	}

	/** The host, for somebody who may change its networks. */
	HostMirror hostToChange(HostId host, String network) {
		this.access.require(Permission.NETWORK_EDIT, NetworkRef.target(host, network));
		return this.fleet.requireHost(host);
	}

	HostMirror host(HostId host) {
		return this.fleet.requireHost(host);
	}

	/** Both definitions; waits for the host a few seconds. */
	NetworkState state(NetworkRef ref) {
		return this.commands.call(ref.host(), NetworkState.PATIENCE,
				(connection) -> NetworkState.read(connection.networks(), ref.network()));
	}

	List<VmMirror> users(NetworkRef ref) {
		return this.users.of(ref.host(), ref.name());
	}

	/** A block 192.168.x.0/24 that no known network of the host has, for a new one. */
	int freeBlock(HostId host) {
		List<NetworkXml> known = new ArrayList<>(this.readings.last(host).values());
		return IntStream.rangeClosed(FIRST_BLOCK, LAST_BLOCK)
			.filter((block) -> known.stream().noneMatch((network) -> hasBlock(network, block)))
			.findFirst()
			.orElse(FIRST_BLOCK);
	}

	private static boolean hasBlock(NetworkXml network, int block) {
		Optional<IpBlock> wanted = IpBlock.of("192.168." + block + ".0/24");
		return network.ips()
			.stream()
			.anyMatch((ip) -> IpBlock.of(ip.address(), (long) ip.prefix())
				.filter((taken) -> taken.overlaps(wanted.orElseThrow()))
				.isPresent());
	}

}
