package dev.weir.vm.list;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.weir.fleet.HostMarks;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.vm.VmLabel;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as a row of the list.
 *
 * @param label what people say about it
 * @param stale whether its host is away, so that all this is what was last known
 * @param marks what people say about its host
 * @param seen when its host last answered, or null for never
 */
record VmRow(VmMirror vm, VmLabel label, boolean stale, HostMarks marks, @Nullable Instant seen) {

	static VmRow of(VmMirror vm, VmLabel label, @Nullable HostMirror host) {
		boolean up = host != null && host.isUp();
		return new VmRow(vm, label, !up, (host != null) ? host.marks() : HostMarks.NONE,
				(host != null) ? host.lastSeen() : null);
	}

	/** The list with all that have that tag. */
	public String tagged(String tag) {
		return VmLabel.list("tag", tag);
	}

	/** The list with all in its folder. */
	public @Nullable String shelved() {
		return (this.label.folder() != null) ? VmLabel.list("folder", this.label.folder()) : null;
	}

	/** All its addresses, the likeliest first. */
	public String addresses() {
		return String.join("\n", this.vm.addresses());
	}

	/** The address worth showing, with how many more there are, or null for none. */
	public @Nullable String address() {
		int count = this.vm.addresses().size();
		return switch (count) {
			case 0 -> null;
			case 1 -> this.vm.addresses().get(0);
			default -> this.vm.addresses().get(0) + " +" + (count - 1);
		};
	}

	/** How many disks it has, drives for removable media left out. */
	public long disks() {
		return this.vm.definition().disks().stream().filter((disk) -> "disk".equals(disk.device())).count();
	}

	/** What its interfaces are connected to. */
	public String networks() {
		return this.vm.definition()
			.nics()
			.stream()
			.map(Nic::source)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.distinct()
			.collect(Collectors.joining(", "));
	}

}
