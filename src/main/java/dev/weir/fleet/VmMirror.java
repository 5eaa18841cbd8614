package dev.weir.fleet;

import java.time.Instant;
import java.util.List;

import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.PendingChange;
import org.jspecify.annotations.Nullable;

/**
 * What Weir last read of one virtual machine. Immutable; texts come from the host and are
 * hostile.
 *
 * @param hostName the host's name in Weir
 * @param stateReason libvirt's reason code within the state
 * @param definition what runs now, or what would run when it is off
 * @param usage last figures; {@link VmUsage#NONE} while it is off
 * @param addresses IP addresses, without prefix
 * @param xml its definitions
 * @param unreadable why its definition could not be read, else null
 * @param readAt when the definition was read
 */
public record VmMirror(VmId id, HostId hostId, String hostName, String name, VmState state, int stateReason,
		boolean persistent, boolean autostart, boolean managedSave, DomainSummary definition, VmUsage usage,
		List<String> addresses, VmXml xml, @Nullable String unreadable, Instant readAt) {

	public VmMirror {
		addresses = List.copyOf(addresses);
	}

	/**
	 * Differences between what runs and what the next start will use, by property
	 * ({@link VmXml#pending}).
	 */
	public List<PendingChange> pending() {
		return this.xml.pending();
	}

	/** The same with other figures. */
	public VmMirror withUsage(VmUsage other) {
		return new VmMirror(this.id, this.hostId, this.hostName, this.name, this.state, this.stateReason,
				this.persistent, this.autostart, this.managedSave, this.definition, other, this.addresses, this.xml,
				this.unreadable, this.readAt);
	}

	/** The same with other addresses. */
	public VmMirror withAddresses(List<String> others) {
		return new VmMirror(this.id, this.hostId, this.hostName, this.name, this.state, this.stateReason,
				this.persistent, this.autostart, this.managedSave, this.definition, this.usage, others, this.xml,
				this.unreadable, this.readAt);
	}

	/** The same on a host that has another name. */
	public VmMirror withHostName(String other) {
		return new VmMirror(this.id, this.hostId, other, this.name, this.state, this.stateReason, this.persistent,
				this.autostart, this.managedSave, this.definition, this.usage, this.addresses, this.xml,
				this.unreadable, this.readAt);
	}

	/** The same, read at another time. */
	public VmMirror withReadAt(Instant other) {
		return new VmMirror(this.id, this.hostId, this.hostName, this.name, this.state, this.stateReason,
				this.persistent, this.autostart, this.managedSave, this.definition, this.usage, this.addresses,
				this.xml, this.unreadable, other);
	}

}
