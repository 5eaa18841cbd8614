package dev.weir.vm.create;

import java.math.BigDecimal;
import java.util.List;

import dev.weir.vm.cloudinit.CloudInitDraft;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as typed: nothing in it is checked. The body of
 * {@code POST /api/v1/vms}, and what the form of the page becomes. Immutable.
 *
 * @param hostId the host, in the REST form
 * @param memoryMib memory in MiB
 * @param firmware bios, uefi or uefi-secure-boot; the guest's default when absent
 * @param osId libosinfo identifier, or absent for one that is not known
 * @param graphics vnc or none
 * @param domainType kvm or qemu; the host's best when absent
 * @param bootFirst disk or cdrom; chosen by what there is when absent
 * @param start whether to start it at once
 * @param cloudInit what the guest sets itself up with at its first boot
 * @param clusterId not yet
 */
record VmDraft(@Nullable String hostId, @Nullable String name, @Nullable Integer vcpus, @Nullable Long memoryMib,
		@Nullable String firmware, @Nullable String osId, @Nullable List<@Nullable DiskDraft> disks,
		@Nullable VolumeRef cdrom, @Nullable List<@Nullable NicDraft> nics, @Nullable String graphics,
		@Nullable String domainType, @Nullable String bootFirst, @Nullable Boolean start,
		@Nullable CloudInitDraft cloudInit, @Nullable String clusterId) {

	/**
	 * A disk: a new volume ({@code poolName}, {@code sizeGib}), one that exists
	 * ({@code volume}), or a new one made from an image ({@code imageId}; pool and size
	 * are the image's when absent).
	 *
	 * @param imageId {@code pool/volume} of the host
	 * @param linked whether only what differs from the image is kept (qcow2)
	 */
	record DiskDraft(@Nullable String poolName, @Nullable BigDecimal sizeGib, @Nullable String format,
			@Nullable String bus, @Nullable String cache, @Nullable VolumeRef volume, @Nullable String imageId,
			@Nullable Boolean linked) {
	}

	/** A network interface: a virtual network or a bridge of the host. */
	record NicDraft(@Nullable String network, @Nullable String bridge) {
	}

}
