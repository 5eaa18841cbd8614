package dev.weir.vm.bed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.weir.fleet.HostAway;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeHypervisor;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.fleet.fake.FakeVolumes;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.Vms;

/**
 * What verbs of virtual machines need, all in memory: a mirror, a pretended host whose
 * state the mirror takes over when it is read again, tasks that run at once. One thread.
 */
public final class VmBed {

	public final FakeFleet fleet = new FakeFleet();

	public final FakeAccess access = new FakeAccess();

	public final InstantTasks tasks = new InstantTasks();

	public final FakeHost host;

	public final HostId hostId = this.fleet.host("kvm1");

	public final Vms vms = new Vms(this.fleet, this.access);

	public final HostCommands commands = new Commands();

	/** VMs that were read again. */
	public final List<VmId> reread = new ArrayList<>();

	private final Map<VmId, VmMirror> unheard = new HashMap<>();

	private final FakeHypervisor hypervisor = new FakeHypervisor();

	public VmBed() {
		this.host = this.hypervisor.host("kvm1");
	}

	/** A VM that host and mirror know, in that state. */
	public VmMirror vm(VmFixtures fixture) {
		VmMirror vm = this.fleet.put(fixture.on(this.hostId, "kvm1"));
		FakeVm real = this.host.define(vm.id().value(), vm.name());
		real.quietly(status(vm.state(), vm.persistent()));
		return vm;
	}

	/** A VM that the host has and the mirror only once it is read. */
	public VmMirror unheard(VmFixtures fixture) {
		VmMirror vm = fixture.on(this.hostId, "kvm1");
		this.host.define(vm.id().value(), vm.name()).quietly(status(vm.state(), vm.persistent()));
		this.unheard.put(vm.id(), vm);
		return vm;
	}

	/** Active pools that host and mirror know. */
	public void pools(String... names) {
		Stream.of(names).map(FakeVolumes::pool).forEach(this.host::pool);
		this.commands.rereadHost(this.hostId);
	}

	/** The VM as the mirror has it now. */
	public VmState state(VmMirror vm) {
		return this.fleet.requireVm(vm.id()).state();
	}

	private static DomainStatus status(VmState state, boolean persistent) {
		return switch (state) {
			case RUNNING, UNREADABLE -> new DomainStatus(DomainState.RUNNING, 1, persistent, false, false);
			case IDLE -> new DomainStatus(DomainState.NO_STATE, 0, persistent, false, false);
			case BLOCKED -> new DomainStatus(DomainState.BLOCKED, 0, persistent, false, false);
			case PAUSED -> new DomainStatus(DomainState.PAUSED, 1, persistent, false, false);
			case SHUTTING_DOWN -> new DomainStatus(DomainState.SHUTTING_DOWN, 0, persistent, false, false);
			case SHUT_OFF -> new DomainStatus(DomainState.SHUT_OFF, 1, persistent, false, false);
			case CRASHED -> new DomainStatus(DomainState.CRASHED, 1, persistent, false, false);
			case SUSPENDED -> new DomainStatus(DomainState.PM_SUSPENDED, 0, persistent, false, false);
			case SAVED -> new DomainStatus(DomainState.SHUT_OFF, 5, persistent, false, true);
		};
	}

	private final class Commands implements HostCommands {

		@Override
		public <T> T call(HostId id, Duration deadline, HostCall<T> call) {
			if (!VmBed.this.fleet.requireHost(id).isUp()) {
				throw new HostAway(VmBed.this.fleet.requireHost(id));
			}
			try (HypervisorConnection connection = VmBed.this.hypervisor.open(VmBed.this.host.spec(), new Deaf())) {
				return call.run(connection);
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw Problem.of(ErrorKind.INTERNAL, (String) null, ex);
			}
		}

		@Override
		public void reread(HostId id, VmId vm) {
			VmBed.this.reread.add(vm);
			VmBed.this.host.vms()
				.stream()
				.filter((real) -> real.uuid().equals(vm.value()))
				.findFirst()
				.ifPresentOrElse((real) -> VmBed.this.fleet.vm(vm).ifPresent((old) -> takeOver(old, real)),
						() -> VmBed.this.fleet.remove(vm));
			VmMirror unheard = VmBed.this.unheard.remove(vm);
			if (unheard != null) {
				VmBed.this.fleet.put(unheard);
			}
		}

		private void takeOver(VmMirror old, FakeVm real) {
			VmState state = VmState.of(real.status().state(), real.status().managedSave());
			VmBed.this.fleet.put(new VmMirror(old.id(), old.hostId(), old.hostName(), real.name(), state,
					real.status().reason(), old.persistent(), real.status().autostart(), real.status().managedSave(),
					old.definition(), old.usage(), old.addresses(), old.xml(), old.unreadable(), old.readAt()));
		}

		@Override
		public void rereadHost(HostId id) {
			VmBed.this.fleet.pools(id, call(id, SHORT, (connection) -> connection.storagePools().list()));
		}

	}

	/** Hears nothing. */
	private static final class Deaf implements HypervisorListener {

		@Override
		public void onEvent(HypervisorEvent event) {
		}

		@Override
		public void onClosed(CloseReason reason) {
		}

	}

}
