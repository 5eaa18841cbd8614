package dev.weir.fleet.mirror;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.VmUsage;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.xml.DomainSummary;
import org.jspecify.annotations.Nullable;

/**
 * The virtual machines of one host. Changed in the keeper's mailbox only; read from any
 * thread without waiting. A concurrent map instead of copied ones: a change among 10,000
 * costs as much as one among ten, and each record in it is immutable.
 */
final class VmTable {

	private final HostId host;

	private final Clock clock;

	private final Herald herald;

	private final Map<VmId, VmMirror> vms = new ConcurrentHashMap<>();

	private final Map<VmId, VmMirror> view = Collections.unmodifiableMap(this.vms);

	private final SharedParts shared = new SharedParts();

	private String hostName;

	VmTable(HostId host, String hostName, Clock clock, Herald herald) {
		this.host = host;
		this.hostName = hostName;
		this.clock = clock;
		this.herald = herald;
	}

	/** A live view that cannot be changed through. */
	Map<VmId, VmMirror> view() {
		return this.view;
	}

	Optional<VmMirror> find(VmId id) {
		return Optional.ofNullable(this.vms.get(id));
	}

	/** What its machines have in common. */
	SharedParts shared() {
		return this.shared;
	}

	/** How many have a QEMU process. */
	int active() {
		int count = 0;
		for (VmMirror vm : this.vms.values()) {
			if (vm.state().isActive()) {
				count++;
			}
		}
		return count;
	}

	void apply(VmReading reading) {
		if (reading instanceof VmReading.Read read) {
			put(mirror(read));
		}
		else if (reading instanceof VmReading.Unreadable unreadable) {
			put(mirror(unreadable));
		}
		else {
			VmId id = new VmId(reading.uuid());
			if (this.vms.remove(id) != null) {
				this.herald.vm(this.host, id);
			}
		}
	}

	void usage(VmMirror vm, VmUsage usage) {
		if (!usage.equals(vm.usage())) {
			replace(vm, vm.withUsage(usage));
		}
	}

	void addresses(VmMirror vm, List<String> addresses) {
		if (!addresses.equals(vm.addresses())) {
			replace(vm, vm.withAddresses(addresses));
		}
	}

	/** The host has another name in Weir now. */
	void rename(String newName) {
		if (!newName.equals(this.hostName)) {
			this.hostName = newName;
			this.vms.values().forEach((vm) -> replace(vm, vm.withHostName(newName)));
		}
	}

	private void put(VmMirror vm) {
		VmMirror last = this.vms.put(vm.id(), vm);
		if (last == null || !vm.withReadAt(last.readAt()).equals(last)) {
			this.herald.vm(this.host, vm.id());
		}
	}

	private void replace(VmMirror old, VmMirror vm) {
		if (this.vms.replace(old.id(), vm) != null) {
			this.herald.vm(this.host, vm.id());
		}
	}

	private VmMirror mirror(VmReading.Read read) {
		VmId id = new VmId(read.uuid());
		VmState state = VmState.of(read.status().state(), read.status().managedSave());
		VmMirror last = this.vms.get(id);
		VmMirror running = state.isActive() ? last : null;
		return new VmMirror(id, this.host, this.hostName, read.definition().name(), state, read.status().reason(),
				read.status().persistent(), read.status().autostart(), read.status().managedSave(), read.definition(),
				(running != null) ? running.usage() : VmUsage.NONE, (running != null) ? running.addresses() : List.of(),
				read.xml(), null, this.clock.instant());
	}

	/** Keeps what was read before; what cannot be known is left blank. */
	private VmMirror mirror(VmReading.Unreadable broken) {
		VmId id = new VmId(broken.uuid());
		VmMirror last = this.vms.get(id);
		if (last != null) {
			return new VmMirror(id, this.host, this.hostName, last.name(), VmState.UNREADABLE, 0, last.persistent(),
					last.autostart(), false, last.definition(), VmUsage.NONE, List.of(), last.xml(), broken.reason(),
					this.clock.instant());
		}
		DomainSummary blank = blank(broken.uuid(), broken.name());
		return new VmMirror(id, this.host, this.hostName, blank.name(), VmState.UNREADABLE, 0, true, false, false,
				blank, VmUsage.NONE, List.of(), PackedXml.NONE, broken.reason(), this.clock.instant());
	}

	private static DomainSummary blank(UUID uuid, @Nullable String name) {
		return new DomainSummary(uuid, (name != null) ? name : uuid.toString(), null, null, 0, 0, 0, 0, "", null,
				DomainSummary.Firmware.BIOS, null, false, List.of(), List.of(), List.of(), List.of());
	}

	/** Whether libvirt's state is the one shown. */
	static boolean isShown(VmMirror vm, DomainState state, int reason) {
		return vm.stateReason() == reason && VmState.of(state, vm.managedSave()) == vm.state();
	}

}
