package dev.weir.vm.bed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.VmUsage;
import dev.weir.fleet.VmXml;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import dev.weir.hypervisor.xml.PendingChange;
import org.jspecify.annotations.Nullable;

/**
 * Makes virtual machines for tests, with a hostile name unless told otherwise. One
 * thread.
 */
public final class VmFixtures {

	/** A name that breaks whatever does not escape. */
	public static final String HOSTILE = "<script>alert('x')</script> \"; rm -rf / 中文🐧\u202Eevil-and-longer-than-sixty-characters";

	private UUID id = UUID.randomUUID();

	private String name = HOSTILE;

	private VmState state = VmState.SHUT_OFF;

	private boolean persistent = true;

	private VmUsage usage = VmUsage.NONE;

	private List<String> addresses = List.of();

	private Firmware firmware = Firmware.BIOS;

	private int vcpus = 2;

	private final List<Disk> disks = new ArrayList<>();

	private final List<PendingChange> pending = new ArrayList<>();

	private @Nullable String unreadable;

	private String xml = "";

	private VmFixtures() {
	}

	public static VmFixtures vm() {
		return new VmFixtures();
	}

	public static VmFixtures vm(String name) {
		return new VmFixtures().named(name);
	}

	public VmFixtures id(UUID uuid) {
		this.id = uuid;
		return this;
	}

	public VmFixtures named(String text) {
		this.name = text;
		return this;
	}

	public VmFixtures in(VmState is) {
		this.state = is;
		return this;
	}

	public VmFixtures running() {
		this.usage = new VmUsage(12.5, 400_000, 500_000, 0, 10, 20, 30, Instant.EPOCH);
		return in(VmState.RUNNING);
	}

	public VmFixtures transientOne() {
		this.persistent = false;
		return this;
	}

	public VmFixtures cpu(double percent) {
		this.usage = new VmUsage(percent, -1, -1, -1, -1, -1, -1, Instant.EPOCH);
		return this;
	}

	public VmFixtures vcpus(int number) {
		this.vcpus = number;
		return this;
	}

	public VmFixtures at(String... ips) {
		this.addresses = List.of(ips);
		return this;
	}

	public VmFixtures uefi() {
		this.firmware = Firmware.UEFI;
		return this;
	}

	public VmFixtures disk(String target, String path) {
		this.disks.add(new Disk("disk", target, "virtio", "file", path, null, null, "qcow2", null, false));
		return this;
	}

	public VmFixtures disk(Disk disk) {
		this.disks.add(disk);
		return this;
	}

	/** More of its definition, as libvirt writes it. */
	public VmFixtures xml(String elements) {
		this.xml = elements;
		return this;
	}

	public VmFixtures pending(String item, String now, String next) {
		this.pending.add(new PendingChange(item, null, null, now, next));
		return this;
	}

	public VmFixtures unreadable(String why) {
		this.unreadable = why;
		return in(VmState.UNREADABLE);
	}

	/** The VM on that host. */
	public VmMirror on(HostId host, String hostName) {
		List<Nic> nics = List.of(new Nic("52:54:00:00:00:01", "network", "default", "virtio", null, true));
		DomainSummary definition = new DomainSummary(this.id, this.name, null, null, this.vcpus, this.vcpus, 1_048_576,
				1_048_576, "x86_64", "pc-q35-7.2", this.firmware, null, false, this.disks, nics, List.of(), List.of());
		return new VmMirror(new VmId(this.id), host, hostName, this.name, this.state, 1, this.persistent, false,
				this.state == VmState.SAVED, definition, this.usage, this.addresses, xml(), this.unreadable,
				Instant.EPOCH);
	}

	private VmXml xml() {
		return new Xml(null,
				(this.unreadable != null) ? null : "<domain><name>" + this.name + "</name>" + this.xml + "</domain>",
				List.copyOf(this.pending));
	}

	private record Xml(@Nullable String live, @Nullable String inactive, List<PendingChange> pending) implements VmXml {
	}

}
