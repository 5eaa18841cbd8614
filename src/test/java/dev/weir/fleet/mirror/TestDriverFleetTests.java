package dev.weir.fleet.mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The mirror of a host of libvirt's own test driver. */
class TestDriverFleetTests {

	private static final Duration SOON = Patience.of(Duration.ofSeconds(20));

	private static final int MACHINES = 1_000;

	@TempDir
	Path folder;

	@Test
	void holdsAThousandMachinesAndFollowsWhatIsDoneToThem() {
		Path node = NodeFile.write(this.folder.resolve("node.xml"), MACHINES, 100);
		try (LiveFixture live = new LiveFixture(NativePort.open(), settings())) {
			HostId id = live.watch(new ConnectionSpec.Test(node));
			live.await(id, SOON, (host) -> assertThat(host.vms()).hasSize(MACHINES));
			HostMirror host = live.host(id);
			assertThat(host.isUp()).isTrue();
			assertThat(host.vms().values()).noneMatch((vm) -> vm.state() == VmState.UNREADABLE);
			assertThat(host.vms().values()).filteredOn((vm) -> vm.state() == VmState.RUNNING).hasSize(100);
			agreesWithLibvirt(live, id, 0);
			agreesWithLibvirt(live, id, MACHINES - 1);
			followsAStart(live, id, new VmId(NodeFile.uuid(MACHINES - 1)));
			followsAnUndefinition(live, id, new VmId(NodeFile.uuid(MACHINES - 2)));
		}
	}

	private static void agreesWithLibvirt(LiveFixture live, HostId id, int index) {
		VmMirror vm = live.fleet.requireVm(new VmId(NodeFile.uuid(index)));
		DomainStatus status = live.commands.call(id, HostCommands.SHORT,
				(connection) -> connection.domains().status(vm.id().value()));
		assertThat(vm.state()).isEqualTo(VmState.of(status.state(), status.managedSave()));
		assertThat(vm.stateReason()).isEqualTo(status.reason());
		assertThat(vm.persistent()).isEqualTo(status.persistent());
		assertThat(vm.autostart()).isEqualTo(status.autostart());
		assertThat(vm.definition().disks()).hasSize(2);
		assertThat(vm.definition().nics()).hasSize(1);
	}

	private static void followsAStart(LiveFixture live, HostId id, VmId vm) {
		live.commands.call(id, HostCommands.SHORT, (connection) -> {
			connection.domains().start(vm.value(), Set.of());
			return true;
		});
		live.await(id, Patience.of(Duration.ofSeconds(5)), (host) -> assertThat(host.vms().get(vm)).isNotNull()
			.satisfies((mirror) -> assertThat(mirror.state()).isEqualTo(VmState.RUNNING)));
	}

	private static void followsAnUndefinition(LiveFixture live, HostId id, VmId vm) {
		live.commands.call(id, HostCommands.SHORT, (connection) -> {
			connection.domains().undefine(vm.value(), Set.of());
			return true;
		});
		live.await(id, Patience.of(Duration.ofSeconds(5)), (host) -> assertThat(host.vms()).doesNotContainKey(vm));
	}

	static FleetSettings settings() {
		return new FleetSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10),
				Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60),
				Duration.ofSeconds(8), Duration.ofSeconds(4), Duration.ofSeconds(6));
	}

}
