package dev.weir.host.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.weir.hypervisor.DomainState;

/**
 * A pretended virtual machine. Immutable.
 *
 * @param os short name of its operating system, for the description
 * @param kind how it is kept
 */
record DemoVm(String name, DomainState state, int vcpus, int memoryMib, String os, Kind kind) {

	/** How libvirt keeps a machine. */
	enum Kind {

		/** Defined. */
		PERSISTENT,
		/** Only running. */
		TRANSIENT,
		/** Off, with its memory saved. */
		SAVED

	}

	static DemoVm running(String name, int vcpus, int memoryMib, String os) {
		return new DemoVm(name, DomainState.RUNNING, vcpus, memoryMib, os, Kind.PERSISTENT);
	}

	DemoVm in(DomainState other) {
		return new DemoVm(this.name, other, this.vcpus, this.memoryMib, this.os, this.kind);
	}

	DemoVm kept(Kind other) {
		return new DemoVm(this.name, (other == Kind.SAVED) ? DomainState.SHUT_OFF : this.state, this.vcpus,
				this.memoryMib, this.os, other);
	}

	/** The same at each start, so that links stay good. */
	UUID uuid(String host) {
		return UUID.nameUUIDFromBytes((host + "/" + this.name).getBytes(StandardCharsets.UTF_8));
	}

}
