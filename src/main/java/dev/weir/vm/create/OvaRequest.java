package dev.weir.vm.create;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import dev.weir.vm.create.VmDraft.DiskDraft;
import dev.weir.vm.create.VmDraft.NicDraft;
import dev.weir.vm.foreign.ForeignVm;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants an OVA, as typed. Immutable.
 *
 * @param pool of the disks
 * @param name the package's own when absent
 * @param network of its network cards; they are left out when absent
 */
record OvaRequest(@Nullable String hostId, @Nullable String pool, @Nullable String name, @Nullable String network,
		@Nullable Boolean start) {

	private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

	/** What is to be made. */
	VmDraft draft(ForeignVm vm) {
		List<@Nullable DiskDraft> disks = new ArrayList<>();
		for (ForeignVm.Disk disk : vm.disks()) {
			BigDecimal size = BigDecimal.valueOf(disk.capacityBytes()).divide(GIB, 9, RoundingMode.CEILING);
			disks.add(new DiskDraft((this.pool != null) ? this.pool : "", size, "qcow2", disk.bus(), null, null, null,
					null));
		}
		List<@Nullable NicDraft> nics = new ArrayList<>();
		for (int i = 0; i < vm.nics().size() && hasNetwork(); i++) {
			nics.add(new NicDraft(this.network, null));
		}
		String called = (this.name != null && !this.name.isBlank()) ? this.name : vm.name();
		return new VmDraft(this.hostId, called, vm.vcpus(), vm.memoryMib(), vm.firmware(), vm.os(), disks, null, nics,
				"vnc", null, null, this.start, null, null);
	}

	boolean hasNetwork() {
		return this.network != null && !this.network.isBlank();
	}

}
