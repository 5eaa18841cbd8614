package dev.weir.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.VmUsage;
import dev.weir.fleet.VmXml;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.problem.ErrorKind;
import org.jspecify.annotations.Nullable;

/** A fleet made of lists. */
public final class FakeFleet implements Fleet {

	private static final Instant THEN = Instant.parse("2026-08-01T12:00:00Z");

	private final List<HostMirror> hosts = new ArrayList<>();

	private final List<VmMirror> vms = new ArrayList<>();

	private long version;

	/** Adds a host with 16 processors and 64 GiB. */
	public HostMirror host(String name, HostState state, long freeKib, double cpuPercent) {
		HostTrouble trouble = (state == HostState.UP) ? null : new HostTrouble(ErrorKind.TIMED_OUT, "<b>gone</b>");
		NodeFacts facts = new NodeFacts(name, null, "QEMU", "7.2.0", "9.0.0", "x86_64", 16, 2400, 1, 1, 8, 2,
				64L << 20);
		HostMirror host = new HostMirror(HostId.random(), name, state, trouble, THEN, THEN, facts, freeKib, cpuPercent,
				new LinkedHashMap<>(), List.of(), List.of(), null);
		this.hosts.add(host);
		this.version++;
		return host;
	}

	/** Adds a machine with 2 vCPUs and 1 GiB. */
	public VmMirror vm(HostMirror host, String name, VmState state, double cpuPercent) {
		DomainSummary definition = new DomainSummary(null, name, null, null, 2, 2, 1L << 20, 1L << 20, "x86_64", null,
				DomainSummary.Firmware.BIOS, null, false, List.of(), List.of(), List.of(), List.of());
		VmMirror vm = new VmMirror(new VmId(UUID.randomUUID()), host.id(), host.name(), name, state, 0, true, false,
				false, definition, new VmUsage(cpuPercent, -1, -1, -1, -1, -1, -1, null),
				List.of("192.0.2." + (this.vms.size() % 250 + 1)), new NoXml(), null, THEN);
		this.vms.add(vm);
		host.vms().put(vm.id(), vm);
		this.version++;
		return vm;
	}

	@Override
	public List<HostMirror> hosts() {
		return this.hosts;
	}

	@Override
	public Optional<HostMirror> host(HostId id) {
		return this.hosts.stream().filter((host) -> host.id().equals(id)).findFirst();
	}

	@Override
	public Collection<VmMirror> vms() {
		return this.vms;
	}

	@Override
	public Optional<VmMirror> vm(VmId id) {
		return this.vms.stream().filter((vm) -> vm.id().equals(id)).findFirst();
	}

	@Override
	public long version() {
		return this.version;
	}

	@Override
	public void listen(FleetListener listener) {
		// nothing changes by itself
	}

	private static final class NoXml implements VmXml {

		@Override
		public @Nullable String live() {
			return null;
		}

		@Override
		public @Nullable String inactive() {
			return null;
		}

	}

}
