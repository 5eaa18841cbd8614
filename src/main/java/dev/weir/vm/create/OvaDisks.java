package dev.weir.vm.create;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.VolumeWriter;
import dev.weir.storage.VolumeWriter.Destination;
import dev.weir.task.TaskProgress;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.VmSpec.Base;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.springframework.stereotype.Component;

/**
 * Brings the disks of an OVA to a host: each is streamed into a volume as it is; when all
 * are there and right, the host's own storage driver converts them. Thread-safe.
 */
@Component
class OvaDisks {

	private final HostCommands commands;

	private final VolumeWriter writer;

	private final DiskMaker disks;

	OvaDisks(HostCommands commands, VolumeWriter writer, DiskMaker disks) {
		this.commands = commands;
		this.writer = writer;
		this.disks = disks;
	}

	/**
	 * Reads the archive to its end.
	 * @param files the file of each disk of the specification, in their order
	 */
	Map<VolumeName, DiskSource> make(VmSpec spec, Package ova, UndoSteps undo, TaskProgress progress) {
		Map<String, VolumeInfo> arrived = new LinkedHashMap<>();
		for (var entry = ova.archive().next(); entry.isPresent(); entry = ova.archive().next()) {
			int index = ova.files().indexOf(entry.get().name());
			if (index >= 0) {
				progress.checkCancelled();
				arrived.put(entry.get().name(), arrive(spec, index, entry.get(), new Run(undo, progress)));
			}
		}
		ova.archive().verify();
		Map<VolumeName, DiskSource> sources = new HashMap<>();
		for (int i = 0; i < spec.disks().size(); i++) {
			VolumeInfo raw = arrived.get(ova.files().get(i));
			if (raw == null) {
				throw Problem.of(ErrorKind.INVALID_INPUT, "vm.import.problem.missing", ova.files().get(i));
			}
			progress.checkCancelled();
			progress.report("vm.import.step.convert");
			sources.put(spec.disks().get(i).volume(),
					convert(spec.hostId(), spec.disks().get(i), raw, new Run(undo, progress)));
		}
		arrived.values().forEach((raw) -> delete(spec.hostId(), raw));
		return sources;
	}

	private VolumeInfo arrive(VmSpec spec, int index, OvaArchive.Entry entry, Run run) {
		HostId host = spec.hostId();
		String pool = spec.disks().get(index).volume().pool();
		VolumeName name = new VolumeName(pool, spec.id() + "-" + index + ".vmdk");
		CheckedVmdk content = CheckedVmdk.of(entry);
		if (content.header(entry.name()).capacityBytes() > spec.disks().get(index).bytes()) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "vm.import.problem.capacity", entry.name());
		}
		// once libvirt looks into it, its capacity is that of the disk, not of the file
		long largest = Math.max(entry.bytes(), spec.disks().get(index).bytes());
		CreateOutcome.making(host, copied(name, largest)).forEach(run.progress()::note);
		VolumeInfo made = call(host, (connection) -> connection.storagePools()
			.createVolume(pool, VolumeXml.ofNew(name.name(), "raw", entry.bytes(), 0)));
		run.undo().add(name.toString(), () -> delete(host, made));
		this.writer.write(new Destination(host, pool, name.name(), 0, entry.bytes()), content, run.progress());
		content.checkFooter(entry.name());
		return made;
	}

	private DiskSource convert(HostId host, DiskSpec disk, VolumeInfo raw, Run run) {
		this.disks.requireFree(host, disk.volume());
		CreateOutcome.making(host, copied(disk.volume(), disk.bytes())).forEach(run.progress()::note);
		VolumeInfo made = call(host, (connection) -> {
			StoragePools pools = connection.storagePools();
			pools.refresh(raw.pool());
			VolumeXml seen = VolumeXml.read(pools.volumeXml(raw.pool(), raw.name()));
			if (!"vmdk".equals(seen.format()) || seen.backingPath() != null) {
				throw Problem.of(ErrorKind.INVALID_INPUT, "vm.import.problem.format", raw.name());
			}
			return pools.copyVolume(disk.volume().pool(),
					VolumeXml.ofNew(disk.volume().name(), disk.format(), disk.bytes(), 0), raw);
		});
		run.undo().add(disk.volume().toString(), () -> delete(host, made));
		return new DiskSource(made.type().equals("block") ? "block" : "file", made.path(), disk.format());
	}

	/** To the one who looks after broken-off tasks it is a volume with a content. */
	private static DiskSpec copied(VolumeName name, long bytes) {
		return new DiskSpec(name, bytes, null, DiskBus.SATA, null, new Base(name, false));
	}

	/** Gone already is as good. */
	private void delete(HostId host, VolumeInfo made) {
		try {
			call(host, (connection) -> {
				connection.storagePools().deleteVolume(made.pool(), made.name());
				return made;
			});
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.NOT_FOUND) {
				throw problem;
			}
		}
	}

	private <T> T call(HostId host, HostCall<T> call) {
		return this.commands.call(host, HostCommands.LONG, call);
	}

	/**
	 * An archive as it comes in.
	 *
	 * @param files the file of each disk, in their order
	 */
	record Package(OvaArchive archive, List<String> files) {
	}

	/** What a step tells. */
	private record Run(UndoSteps undo, TaskProgress progress) {
	}

}
