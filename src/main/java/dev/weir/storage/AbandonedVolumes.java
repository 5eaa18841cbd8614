package dev.weir.storage;

import java.util.List;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Deletes volumes that a task made and never came to use. Asks the host itself, not the
 * mirror, and in doubt keeps the volume. Thread-safe.
 */
@Component
public class AbandonedVolumes {

	private final HostCommands commands;

	AbandonedVolumes(HostCommands commands) {
		this.commands = commands;
	}

	/**
	 * Deletes the volume unless a virtual machine of the host names it, another volume
	 * builds upon it, or it is not what the task made.
	 * @param id {@code hostId/pool/volume}
	 * @param ours whether it looks as the task would have left it
	 * @return whether it is gone now
	 * @throws Problem when the host does not tell
	 */
	public boolean isGoneAfterDelete(String id, Predicate<VolumeXml> ours) {
		VolumeId volume = VolumeId.parse(id);
		return this.commands.call(volume.host(), HostCommands.LONG,
				(connection) -> isGoneAfterDelete(connection, volume, ours));
	}

	private static boolean isGoneAfterDelete(HypervisorConnection connection, VolumeId id, Predicate<VolumeXml> ours) {
		StoragePools pools = connection.storagePools();
		if (isOff(pools, id.pool())) {
			return false;
		}
		if (!isThere(pools, id)) {
			return true;
		}
		VolumeInfo info = pools.volume(id.pool(), id.name());
		if (!ours.test(VolumeXml.read(pools.volumeXml(id.pool(), id.name()))) || isNeeded(connection, info)) {
			return false;
		}
		pools.deleteVolume(id.pool(), id.name());
		return true;
	}

	private static boolean isThere(StoragePools pools, VolumeId id) {
		return pools.volumes(id.pool()).stream().anyMatch((each) -> each.name().equals(id.name()));
	}

	/**
	 * Whether the host has the volume.
	 * @param id {@code hostId/pool/volume}
	 * @throws Problem when the host does not tell, or the pool is not active
	 */
	public boolean isThere(String id) {
		VolumeId volume = VolumeId.parse(id);
		return this.commands.call(volume.host(), HostCommands.SHORT,
				(connection) -> isThere(active(connection.storagePools(), volume.pool()), volume));
	}

	/** Whether the pool does not tell what is in it. */
	private static boolean isOff(StoragePools pools, String pool) {
		return pools.list()
			.stream()
			.noneMatch((each) -> each.name().equals(pool) && each.state() != PoolInfo.PoolState.INACTIVE);
	}

	private static StoragePools active(StoragePools pools, String pool) {
		if (isOff(pools, pool)) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.pool.inactive", pool);
		}
		return pools;
	}

	private static boolean isNeeded(HypervisorConnection connection, VolumeInfo volume) {
		VolumeMention mention = new VolumeMention(volume.path(), volume.pool(), volume.name());
		Domains domains = connection.domains();
		return domains.list().stream().anyMatch((domain) -> isIn(mention, domains, domain))
				|| isBase(connection.storagePools(), volume);
	}

	private static boolean isIn(VolumeMention mention, Domains domains, DomainRef domain) {
		try {
			return mention.isIn(domains.xml(domain.uuid(), XmlForm.LIVE))
					|| mention.isIn(domains.xml(domain.uuid(), XmlForm.INACTIVE));
		}
		catch (Problem problem) {
			// gone since it was listed: names nothing any more
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return false;
			}
			throw problem;
		}
	}

	private static boolean isBase(StoragePools pools, VolumeInfo volume) {
		List<String> active = pools.list()
			.stream()
			.filter((pool) -> pool.state() == PoolInfo.PoolState.RUNNING)
			.map(PoolInfo::name)
			.toList();
		return active.stream()
			.flatMap((pool) -> pools.volumes(pool).stream())
			.map((other) -> VolumeXml.read(pools.volumeXml(other.pool(), other.name())))
			.anyMatch((other) -> volume.path().equals(other.backingPath()));
	}

	/**
	 * A volume as tasks and the trail name it.
	 */
	private record VolumeId(HostId host, String pool, String name) {

		static VolumeId parse(String id) {
			String[] parts = id.split("/", 3);
			return new VolumeId(HostId.parse(parts[0]), parts[1], parts[2]);
		}

	}

}
