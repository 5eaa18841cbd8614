package dev.weir.vm.create;

import java.util.List;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.vm.cloudinit.Seed;
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
 * @param seed what its cloud-init finds, or null
 */
record VmSpec(VmId id, HostId hostId, String name, int vcpus, long memoryMib, Firmware firmware, GuestOs os,
		List<DiskSpec> disks, @Nullable VolumeName cdrom, List<NicSpec> nics, boolean graphics,
		@Nullable String domainType, boolean cdromFirst, boolean start, @Nullable Seed seed) {

	VmSpec {
		disks = List.copyOf(disks);
		nics = List.copyOf(nics);
	}

	List<DiskSpec> newDisks() {
		return this.disks.stream().filter(DiskSpec::isNew).toList();
	}

	/** The same with other disks. */
	VmSpec withDisks(List<DiskSpec> others) {
		return new VmSpec(this.id, this.hostId, this.name, this.vcpus, this.memoryMib, this.firmware, this.os, others,
				this.cdrom, this.nics, this.graphics, this.domainType, this.cdromFirst, this.start, this.seed);
	}

	/** The volume of its cloud-init, in the pool of its first disk; null for none. */
	@Nullable VolumeName seedVolume() {
		return (this.seed == null || this.disks.isEmpty()) ? null
				: new VolumeName(this.disks.get(0).volume().pool(), Seed.volumeName(this.id));
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
	 * @param bytes size of the volume to be made, 0 for one that exists and, until the
	 * host was asked, for one as large as its image
	 * @param format format of a new volume, or null: the pool's or that of the one that
	 * exists
	 * @param cache cache mode, or null for libvirt's default
	 * @param base the image that it is made from, or null
	 */
	record DiskSpec(VolumeName volume, long bytes, @Nullable String format, DiskBus bus, @Nullable String cache,
			@Nullable Base base) {

		/** A disk without an image. */
		DiskSpec(VolumeName volume, long bytes, @Nullable String format, DiskBus bus, @Nullable String cache) {
			this(volume, bytes, format, bus, cache, null);
		}

		boolean isNew() {
			return this.bytes > 0 || this.base != null;
		}

	}

	/**
	 * What a new disk is made from.
	 *
	 * @param linked whether the disk stays an overlay of it; else it is copied
	 */
	record Base(VolumeName image, boolean linked) {
	}

	/**
	 * A network interface.
	 *
	 * @param bridge true for a bridge of the host, false for a virtual network
	 * @param mac its address, or null to let libvirt choose
	 */
	record NicSpec(boolean bridge, String source, @Nullable String mac) {

		/** With an address of libvirt's choice. */
		NicSpec(boolean bridge, String source) {
			this(bridge, source, null);
		}

	}

}
