package dev.weir.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.doctor.check.Asked;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostMirror;
import dev.weir.host.HostReadings;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks what an examination needs besides what the mirror has. Thread-safe; waits a few
 * seconds for each thing.
 */
@Component
class Anamnesis {

	private static final Duration FRESH_FOR = Duration.ofMinutes(1);

	private final Access access;

	private final Fleet fleet;

	private final Volumes volumes;

	private final Names names;

	private final Clock clock;

	private final HostReadings<Map<String, String>> networks;

	Anamnesis(Access access, Fleet fleet, Volumes volumes, Names names, Clock clock, HostCommands commands) {
		this.access = access;
		this.fleet = fleet;
		this.volumes = volumes;
		this.names = names;
		this.clock = clock;
		this.networks = new HostReadings<>(commands, clock, FRESH_FOR, (connection, name) -> modes(connection));
	}

	Asked of(HostMirror host, KnownHost known) {
		if (!host.isUp()) {
			return Asked.nothing(this.clock.instant());
		}
		return new Asked(networks(host), unowned(host),
				(host.facts() != null) ? this.names.resolves(host.facts().hostname()) : null,
				ClientCertificates.end(known.connection()), this.clock.instant());
	}

	private @Nullable Map<String, String> networks(HostMirror host) {
		try {
			return this.networks.get(host.id(), "", host.networks()).value();
		}
		catch (Problem ex) {
			return null;
		}
	}

	private static Map<String, String> modes(HypervisorConnection connection) {
		Map<String, String> modes = new HashMap<>();
		for (NetworkInfo network : connection.networks().list()) {
			String mode = NetworkXml.read(connection.networks().xml(network.name())).forwardMode();
			modes.put(network.name(), (mode != null) ? mode : "");
		}
		return modes;
	}

	/** Null as soon as one pool cannot be read: the rest would wait as long. */
	private @Nullable List<String> unowned(HostMirror host) {
		if (!this.access.may(Permission.STORAGE_VIEW, Target.SYSTEM)) {
			return null;
		}
		Set<String> sources = sources();
		List<String> unowned = new ArrayList<>();
		try {
			host.pools().stream().map((pool) -> new PoolRef(host, pool)).filter(PoolRef::isActive).forEach((pool) -> {
				for (VolumeView volume : this.volumes.read(pool).volumes()) {
					if (!volume.isUsed() && !volume.isIso() && !sources.contains(volume.path())) {
						unowned.add(pool.name() + "/" + volume.name());
					}
				}
			});
			return unowned;
		}
		catch (Problem ex) {
			return null;
		}
	}

	/** What disks of any host name: a pool may be shared. */
	private Set<String> sources() {
		Set<String> sources = new HashSet<>();
		this.fleet.vms().forEach((vm) -> vm.definition().disks().forEach((disk) -> {
			if (disk.source() != null) {
				sources.add(disk.source());
			}
		}));
		return sources;
	}

}
