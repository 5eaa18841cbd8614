package dev.weir.vm.create;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.VhdxMagic;
import dev.weir.storage.VolumeWriter;
import dev.weir.storage.VolumeWriter.Destination;
import dev.weir.task.TaskProgress;
import dev.weir.vm.cloudinit.Seed;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.VmSpec.Base;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.springframework.stereotype.Component;

/**
 * Makes the volumes of a new virtual machine: empty, as copies of images, as overlays of
 * them, and the one that cloud-init reads. Thread-safe.
 */
@Component
class DiskMaker {

	/** Kinds of pools whose volumes are files with a format. */
	private static final Set<String> FORMATTED = Set.of("dir", "fs", "netfs", "gluster", "vstorage");

	private final HostCommands commands;

	private final VolumeWriter writer;

	private final Clock clock;

	DiskMaker(HostCommands commands, VolumeWriter writer, Clock clock) {
		this.commands = commands;
		this.writer = writer;
		this.clock = clock;
	}

	/**
	 * Makes all of them; tells of each before it begins and adds how to take it away.
	 * @return where they are
	 */
	Map<VolumeName, DiskSource> make(VmSpec spec, UndoSteps undo, TaskProgress progress) {
		Map<VolumeName, DiskSource> sources = new HashMap<>();
		for (DiskSpec disk : spec.newDisks()) {
			progress.checkCancelled();
			requireFree(spec.hostId(), disk.volume());
			CreateOutcome.making(spec.hostId(), disk).forEach(progress::note);
			sources.put(disk.volume(), disk(spec.hostId(), disk, undo));
			progress.note(CreateOutcome.made(spec.hostId(), disk));
		}
		for (DiskSpec disk : spec.disks()) {
			if (!disk.isNew()) {
				call(spec.hostId(), (connection) -> {
					VhdxMagic.refuse(connection.storagePools(), disk.volume().pool(), disk.volume().name());
					return disk;
				});
			}
		}
		Seed seed = spec.seed();
		VolumeName volume = spec.seedVolume();
		if (seed != null && volume != null) {
			progress.checkCancelled();
			sources.put(volume,
					seed(spec.hostId(), new Image(volume, seed.image(this.clock.instant())), undo, progress));
		}
		return sources;
	}

	/**
	 * Asks the host itself, before it is written down that the volume is being made: what
	 * is written down so may be deleted after a crash.
	 * @throws Problem ALREADY_EXISTS
	 */
	void requireFree(HostId host, VolumeName name) {
		boolean taken = call(host,
				(connection) -> connection.storagePools()
					.volumes(name.pool())
					.stream()
					.anyMatch((volume) -> volume.name().equals(name.name())));
		if (taken) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.create.problem.volume-taken", name.name(), name.pool());
		}
	}

	private DiskSource disk(HostId host, DiskSpec disk, UndoSteps undo) {
		Base base = disk.base();
		VolumeName name = disk.volume();
		VolumeInfo made = call(host, (connection) -> {
			StoragePools pools = connection.storagePools();
			if (base == null) {
				return pools.createVolume(name.pool(), fresh(pools, disk));
			}
			VhdxMagic.refuse(pools, base.image().pool(), base.image().name());
			return base.linked() ? pools.createVolume(name.pool(), overlay(pools, disk, base.image())) : pools
				.copyVolume(name.pool(), fresh(pools, disk), pools.volume(base.image().pool(), base.image().name()));
		});
		undo.add(name.toString(), () -> delete(host, made));
		if (made.capacity() < disk.bytes()) {
			grow(host, disk);
		}
		return source(host, made);
	}

	/** A pool without formats takes all space at once: its volumes are devices. */
	private static String fresh(StoragePools pools, DiskSpec disk) {
		boolean formatted = isFormatted(pools, disk.volume().pool());
		return VolumeXml.ofNew(disk.volume().name(), formatted ? disk.format() : null, disk.bytes(),
				formatted ? 0 : disk.bytes());
	}

	private static String overlay(StoragePools pools, DiskSpec disk, VolumeName image) {
		VolumeXml base = VolumeXml.read(pools.volumeXml(image.pool(), image.name()));
		String format = base.format();
		return VolumeXml.ofOverlay(disk.volume().name(), disk.bytes(), pools.volume(image.pool(), image.name()).path(),
				(format != null && !format.equals("unknown")) ? format : "raw");
	}

	private void grow(HostId host, DiskSpec disk) {
		call(host, (connection) -> {
			connection.storagePools().growVolume(disk.volume().pool(), disk.volume().name(), disk.bytes());
			return disk;
		});
	}

	private DiskSource seed(HostId host, Image image, UndoSteps undo, TaskProgress progress) {
		VolumeName name = image.volume();
		DiskSpec disk = new DiskSpec(name, image.content().length, "raw", DiskBus.SATA, null);
		CreateOutcome.making(host, disk).forEach(progress::note);
		VolumeInfo made = call(host, (connection) -> {
			StoragePools pools = connection.storagePools();
			return pools.createVolume(name.pool(), fresh(pools, disk));
		});
		undo.add(name.toString(), () -> delete(host, made));
		this.writer.write(new Destination(host, name.pool(), name.name(), 0, image.content().length),
				new ByteArrayInputStream(image.content()), progress);
		progress.note(CreateOutcome.made(host, disk));
		return new DiskSource(made.type().equals("block") ? "block" : "file", made.path(), "raw");
	}

	private DiskSource source(HostId host, VolumeInfo made) {
		VolumeXml read = call(host,
				(connection) -> VolumeXml.read(connection.storagePools().volumeXml(made.pool(), made.name())));
		return new DiskSource(made.type().equals("block") ? "block" : "file", made.path(), read.format());
	}

	private void delete(HostId host, VolumeInfo made) {
		call(host, (connection) -> {
			connection.storagePools().deleteVolume(made.pool(), made.name());
			return made;
		});
	}

	private static boolean isFormatted(StoragePools pools, String pool) {
		return FORMATTED.contains(StoragePoolXml.read(pools.xml(pool)).type());
	}

	private <T> T call(HostId host, HostCall<T> call) {
		return this.commands.call(host, HostCommands.LONG, call);
	}

	/** What is to be written where. */
	private record Image(VolumeName volume, byte[] content) {
	}

}
