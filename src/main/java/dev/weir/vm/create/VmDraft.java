package dev.weir.vm.create;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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
 * @param cloudInit not yet
 * @param clusterId not yet
 */
record VmDraft(@Nullable String hostId, @Nullable String name, @Nullable Integer vcpus, @Nullable Long memoryMib,
		@Nullable String firmware, @Nullable String osId, @Nullable List<@Nullable DiskDraft> disks,
		@Nullable VolumeRef cdrom, @Nullable List<@Nullable NicDraft> nics, @Nullable String graphics,
		@Nullable String domainType, @Nullable String bootFirst, @Nullable Boolean start,
		@Nullable Map<String, Object> cloudInit, @Nullable String clusterId) {

	/**
	 * A disk: a new volume ({@code poolName}, {@code sizeGib}) or one that exists
	 * ({@code volume}).
	 *
	 * @param imageId not yet
	 */
	record DiskDraft(@Nullable String poolName, @Nullable BigDecimal sizeGib, @Nullable String format,
			@Nullable String bus, @Nullable String cache, @Nullable VolumeRef volume, @Nullable String imageId) {
	}

	/** A network interface: a virtual network or a bridge of the host. */
	record NicDraft(@Nullable String network, @Nullable String bridge) {
	}

}
