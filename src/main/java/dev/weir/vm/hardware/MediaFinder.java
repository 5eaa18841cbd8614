package dev.weir.vm.hardware;

import java.util.Map;
import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VhdxMagic;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds and makes the volumes of disks and drives. Waits a few seconds for the host at
 * most where it looks, as long as it takes where it makes. Thread-safe.
 */
@Component
class MediaFinder {

	private static final long GIB = 1L << 30;

	/** As for a new VM: far beyond what any host has. */
	private static final double MOST_GIB = 65536;

	/** Kinds of pools whose volumes are files with a format. */
	private static final Set<String> FORMATTED = Set.of("dir", "fs", "netfs", "gluster", "vstorage");

	private final Volumes volumes;

	private final HostCommands commands;

	MediaFinder(Volumes volumes, HostCommands commands) {
		this.volumes = volumes;
		this.commands = commands;
	}

	/**
	 * The volume of that name.
	 * @param name pool and volume with a slash between them
	 * @throws InvalidInput naming {@code volume}
	 */
	Medium existing(VmMirror vm, String name, boolean toWrite) {
		int slash = name.indexOf('/');
		if (slash <= 0 || slash == name.length() - 1) {
			throw InvalidInput.of(DeviceValues.VOLUME, "vm.hardware.problem.volume", name);
		}
		try {
			VolumeView volume = this.volumes.require(vm.hostId(), name.substring(0, slash), name.substring(slash + 1));
			boolean others = volume.usedBy().stream().anyMatch((use) -> !use.vm().equals(vm.id()));
			if (toWrite && (others || !volume.backs().isEmpty())) {
				throw InvalidInput.of(DeviceValues.VOLUME, "vm.hardware.problem.volume-used", volume.name());
			}
			if (toWrite && isVhdx(vm, volume)) {
				throw InvalidInput.of(DeviceValues.VOLUME, "storage.image.vhdx", volume.name());
			}
			return Medium.of(volume);
		}
		catch (InvalidInput ex) {
			throw ex;
		}
		catch (Problem ex) {
			if (ex.kind() != ErrorKind.NOT_FOUND) {
				throw ex;
			}
			throw InvalidInput.of(DeviceValues.VOLUME, "vm.hardware.problem.volume", name);
		}
	}

	private boolean isVhdx(VmMirror vm, VolumeView volume) {
		return this.commands.call(vm.hostId(), HostCommands.SHORT,
				(connection) -> VhdxMagic.isIn(connection.storagePools(), volume.pool(), volume.name()));
	}

	/**
	 * A volume to be made, as the values ask for it.
	 * @throws InvalidInput naming each wrong field
	 */
	static NewVolume fresh(VmMirror vm, HostMirror host, DeviceValues values, String target) {
		Map<String, @Nullable String> asked = values.values();
		Wrong wrong = new Wrong();
		String pool = text(asked.get("newPool"), "default");
		if (host.pool(pool).map((info) -> !new PoolRef(host, info).isActive()).orElse(true)) {
			wrong.add("newPool", "vm.hardware.problem.pool", pool);
		}
		String format = text(asked.get("newFormat"), "qcow2");
		if (!Set.of("qcow2", "raw").contains(format)) {
			wrong.add("newFormat", "hypervisor.property.word", "qcow2, raw");
		}
		long bytes = bytes(text(asked.get("newSizeGib"), ""), "newSizeGib", wrong);
		String name = text(asked.get("newName"),
				vm.name().replaceAll("[/\\p{Cntrl}]", "-") + "-" + target + (format.equals("raw") ? ".img" : ".qcow2"));
		if (!name.matches("[^/\\p{Cntrl}]{1,255}") || Set.of(".", "..").contains(name)) {
			wrong.add("newName", "vm.hardware.problem.volume-name");
		}
		wrong.tell();
		return new NewVolume(pool, name, bytes, format);
	}

	/** GiB, with decimals, as bytes. */
	static long bytes(String gib, String field, Wrong wrong) {
		boolean number = gib.matches("\\d{1,6}([.,]\\d{1,6})?");
		double size = number ? Double.parseDouble(gib.replace(',', '.')) : 0;
		if (size <= 0 || size > MOST_GIB) {
			wrong.add(field, "vm.hardware.problem.gib", (long) MOST_GIB);
		}
		// libvirt and QEMU want whole sectors
		return Math.max(1, (long) (size * GIB) / 512) * 512;
	}

	/**
	 * Makes the volume.
	 * @throws Problem of kind ALREADY_EXISTS, NO_RESOURCES
	 */
	Medium make(VmMirror vm, NewVolume fresh) {
		return this.commands.call(vm.hostId(), HostCommands.LONG, (connection) -> {
			StoragePools pools = connection.storagePools();
			boolean formatted = FORMATTED.contains(StoragePoolXml.read(pools.xml(fresh.pool())).type());
			VolumeInfo made = pools.createVolume(fresh.pool(), VolumeXml.ofNew(fresh.name(),
					formatted ? fresh.format() : null, fresh.bytes(), formatted ? 0 : fresh.bytes()));
			VolumeXml read = VolumeXml.read(pools.volumeXml(made.pool(), made.name()));
			return new Medium(made.pool(), made.name(), made.path(), made.type(), read.format());
		});
	}

	/** Takes away what {@link #make} made. */
	void unmake(VmMirror vm, NewVolume fresh) {
		this.commands.call(vm.hostId(), HostCommands.LONG, (connection) -> {
			connection.storagePools().deleteVolume(fresh.pool(), fresh.name());
			return fresh;
		});
	}

	private static String text(@Nullable String value, String usual) {
		return (value != null && !value.isBlank()) ? value.strip() : usual;
	}

}
