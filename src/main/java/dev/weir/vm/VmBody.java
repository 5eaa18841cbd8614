package dev.weir.vm;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmUsage;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.PendingChange;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine in the REST contract. Fields of features to come are there and empty.
 *
 * @param stateReason why it is in its state, where libvirt tells
 * @param unreadable why its definition could not be read, else null
 * @param readAt when the definition was read
 */
public record VmBody(UUID uuid, String name, UUID hostId, String hostName, String state, @Nullable String stateReason,
		int vcpus, int maxVcpus, long memoryMib, long maxMemoryMib, boolean autostart, boolean persistent,
		List<String> tags, @Nullable String folder, @Nullable String notes, @Nullable String owner,
		@Nullable String guestOs, String firmware, List<String> ipAddresses, List<DomainSummary.Disk> disks,
		List<DomainSummary.Nic> nics, List<DomainSummary.Graphics> graphics, List<PendingChange> pendingRestart,
		@Nullable UUID resourcePoolId, VmUsage usage, @Nullable String unreadable, Instant readAt) {

	private static final long KIB_PER_MIB = 1024;

	/** What the mirror knows of the VM, and what people say about it. */
	public static VmBody of(VmMirror vm, VmLabel label, @Nullable String notes) {
		DomainSummary definition = vm.definition();
		return new VmBody(vm.id().value(), vm.name(), vm.hostId().value(), vm.hostName(), vm.state().id(),
				StateReason.of(vm), definition.vcpus(), definition.maxVcpus(), definition.memoryKib() / KIB_PER_MIB,
				definition.maxMemoryKib() / KIB_PER_MIB, vm.autostart(), vm.persistent(), label.tags(), label.folder(),
				notes, null, definition.osId(), definition.firmware().name().toLowerCase(Locale.ROOT).replace('_', '-'),
				vm.addresses(), definition.disks(), definition.nics(), definition.graphics(), vm.pending(), null,
				vm.usage(), vm.unreadable(), vm.readAt());
	}

}
