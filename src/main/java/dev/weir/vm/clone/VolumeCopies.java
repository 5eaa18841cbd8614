package dev.weir.vm.clone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.VhdxMagic;
import dev.weir.storage.VolumeWriter;
import dev.weir.storage.VolumeWriter.Destination;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.vm.clone.PlannedCopy.Base;
import dev.weir.vm.cloudinit.SeedCopy;
import dev.weir.vm.create.UndoSteps;
import org.springframework.stereotype.Component;

/**
 * Makes the volumes of clones. Thread-safe.
 */
@Component
class VolumeCopies {

	/** Far more than any image for cloud-init. */
	private static final int LARGEST_SEED = 16 << 20;

	private final HostCommands commands;

	private final VolumeWriter writer;

	private final Clock clock;

	VolumeCopies(HostCommands commands, VolumeWriter writer, Clock clock) {
		this.commands = commands;
		this.writer = writer;
		this.clock = clock;
	}

	/**
	 * Makes one volume, unless its name was taken meanwhile.
	 * @return where it is
	 */
	VolumeInfo make(ClonePlan plan, PlannedCopy disk, Map<String, String> macs, Run run) {
		HostId host = plan.source().hostId();
		String pool = Objects.requireNonNull(disk.pool());
		String name = Objects.requireNonNull(disk.volume());
		requireFree(host, pool, name);
		run.progress().note(new TaskNote(TaskNote.MAKING, host + "/" + pool + "/" + name, Long.toString(disk.bytes())));
		return switch (disk.deed()) {
			case SEED -> seed(plan, disk, macs, run);
			case LINK -> made(host, run, (pools) -> pools.createVolume(pool, overlay(disk, name)));
			default -> made(host, run, (pools) -> pools.copyVolume(pool,
					VolumeXml.ofNew(name, disk.format(), disk.bytes(), (disk.format() != null) ? 0 : disk.bytes()),
					original(pools, disk)));
		};
	}

	private static String overlay(PlannedCopy disk, String name) {
		Base base = Objects.requireNonNull(disk.base());
		return VolumeXml.ofOverlay(name, disk.bytes(), base.path(), base.format());
	}

	private VolumeInfo seed(ClonePlan plan, PlannedCopy disk, Map<String, String> macs, Run run) {
		HostId host = plan.source().hostId();
		byte[] image = new SeedCopy(plan.id(), plan.hostname(), macs).of(read(host, disk), this.clock.instant());
		String pool = Objects.requireNonNull(disk.pool());
		String name = Objects.requireNonNull(disk.volume());
		VolumeInfo made = made(host, run,
				(pools) -> pools.createVolume(pool, VolumeXml.ofNew(name, "raw", image.length, 0)));
		this.writer.write(new Destination(host, pool, name, 0, image.length), new ByteArrayInputStream(image),
				run.progress());
		return made;
	}

	private byte[] read(HostId host, PlannedCopy disk) {
		return call(host, (connection) -> {
			ByteStream stream = connection.storagePools()
				.download(String.valueOf(disk.fromPool()), String.valueOf(disk.from()), 0, 0);
			try (stream) {
				ByteArrayOutputStream content = new ByteArrayOutputStream();
				byte[] buffer = new byte[1 << 16];
				for (int got = stream.read(buffer, 0, buffer.length); got > 0
						&& content.size() <= LARGEST_SEED; got = stream.read(buffer, 0, buffer.length)) {
					content.write(buffer, 0, got);
				}
				return content.toByteArray();
			}
		});
	}

	private VolumeInfo made(HostId host, Run run, Making making) {
		VolumeInfo made = call(host, (connection) -> making.with(connection.storagePools()));
		run.undo().add(made.pool() + "/" + made.name(), () -> call(host, (connection) -> {
			connection.storagePools().deleteVolume(made.pool(), made.name());
			return made;
		}));
		return made;
	}

	private static VolumeInfo original(StoragePools pools, PlannedCopy disk) {
		VhdxMagic.refuse(pools, String.valueOf(disk.fromPool()), String.valueOf(disk.from()));
		return pools.volume(String.valueOf(disk.fromPool()), String.valueOf(disk.from()));
	}

	/**
	 * Before it is written down that it is being made: that may be deleted after a crash.
	 */
	private void requireFree(HostId host, String pool, String name) {
		boolean taken = call(host,
				(connection) -> connection.storagePools()
					.volumes(pool)
					.stream()
					.anyMatch((volume) -> volume.name().equals(name)));
		if (taken) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.clone.problem.volume-taken", name, pool);
		}
	}

	private <T> T call(HostId host, HostCall<T> call) {
		return this.commands.call(host, HostCommands.LONG, call);
	}

	/** Makes a volume. */
	@FunctionalInterface
	private interface Making {

		VolumeInfo with(StoragePools pools);

	}

	/** What a step tells. */
	record Run(UndoSteps undo, TaskProgress progress) {
	}

}
