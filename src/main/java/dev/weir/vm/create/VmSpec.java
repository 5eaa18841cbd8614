package dev.weir.vm.create;

import java.util.List;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine to be made: everything is decided and in itself valid. Immutable.
 *
 * @param id its UUID, chosen by Weir so that the task can name it
 * @param memoryMib memory in MiB
 * @param cdrom the ISO in its drive, or null for no drive
 * @param graphics whether it gets a display
 * @param domainType kvm or qemu, or null for the host's best
 * @param cdromFirst whether the CD-ROM is tried before the disk
 */
record VmSpec(VmId id, HostId hostId, String name, int vcpus, long memoryMib, Firmware firmware, GuestOs os,
		List<DiskSpec> disks, @Nullable VolumeName cdrom, List<NicSpec> nics, boolean graphics,
		@Nullable String domainType, boolean cdromFirst, boolean start) {

	VmSpec {
		disks = List.copyOf(disks);
		nics = List.copyOf(nics);
	}

	List<DiskSpec> newDisks() {
		return this.disks.stream().filter(DiskSpec::isNew).toList();
	}

	/** A volume by the names of its pool and its own. */
	record VolumeName(String pool, String name) {

		@Override
		public String toString() {
			return this.pool + "/" + this.name;
		}

	}

	/**
	 * A disk.
	 *
	 * @param bytes size of the volume to be made, 0 for one that exists
	 * @param format format of a new volume, or null: the pool's or that of the one that
	 * exists
	 * @param cache cache mode, or null for libvirt's default
	 */
	record DiskSpec(VolumeName volume, long bytes, @Nullable String format, DiskBus bus, @Nullable String cache) {

		boolean isNew() {
			return this.bytes > 0;
		}

	}

	/**
	 * A network interface.
	 *
	 * @param bridge true for a bridge of the host, false for a virtual network
	 */
	record NicSpec(boolean bridge, String source) {
	}

}
