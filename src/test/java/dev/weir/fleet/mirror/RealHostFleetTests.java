package dev.weir.fleet.mirror;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The mirror of a real libvirtd with QEMU: changes from elsewhere, a QEMU that hangs. */
@Tag("libvirt")
@SuppressWarnings("NullAway.Init")
class RealHostFleetTests {

	/**
	 * Less than the comparison in bulk, which finds everything sooner or later, takes.
	 */
	private static final Duration AT_ONCE = Duration.ofSeconds(30);

	private static LibvirtRig rig;

	private static String disk;

	private final Hypervisor hypervisor = NativePort.open();

	private LiveFixture live;

	private HostId id;

	@BeforeAll
	static void startHost() {
		rig = LibvirtRig.start();
		disk = rig.bootableDisk("fleet.img");
	}

	@AfterAll
	static void stopHost() {
		rig.close();
	}

	@BeforeEach
	void watch() {
		this.live = new LiveFixture(this.hypervisor,
				new FleetSettings(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2),
						Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(10),
						Duration.ofSeconds(8), Duration.ofSeconds(4), Duration.ofSeconds(6)));
		this.id = this.live.watch(rig.spec());
		this.live.await(this.id, Patience.of(Duration.ofSeconds(30)), (host) -> assertThat(host.isUp()).isTrue());
	}

	@AfterEach
	void close() {
		this.live.close();
	}

	@Test
	void seesAtOnceWhatSomebodyElseDoes() {
		try (HypervisorConnection elsewhere = connect()) {
			UUID uuid = elsewhere.domains().define(LibvirtRig.guestXml("fleet-else", disk)).uuid();
			becomes(uuid, VmState.SHUT_OFF);
			elsewhere.domains().start(uuid, Set.of());
			becomes(uuid, VmState.RUNNING);
			elsewhere.domains().suspend(uuid);
			becomes(uuid, VmState.PAUSED);
			elsewhere.domains().destroy(uuid, false);
			becomes(uuid, VmState.SHUT_OFF);
			elsewhere.domains().undefine(uuid, Set.of());
			this.live.await(this.id, AT_ONCE, (host) -> assertThat(host.vms()).doesNotContainKey(new VmId(uuid)));
		}
	}

	@Test
	void oneStuckQemuDelaysItsOwnFiguresOnly() throws Exception {
		try (HypervisorConnection elsewhere = connect()) {
			UUID stuck = run(elsewhere, "fleet-stuck");
			UUID sound = run(elsewhere, "fleet-sound");
			try {
				awaitFigures(stuck, Instant.EPOCH);
				awaitFigures(sound, Instant.EPOCH);
				signal("STOP", "fleet-stuck");
				Instant stopped = Instant.now();
				awaitFigures(sound, stopped.plusSeconds(12));
				HostMirror host = this.live.host(this.id);
				assertThat(host.isUp()).isTrue();
				assertThat(host.since()).as("it was up all the time").isBefore(stopped);
				signal("CONT", "fleet-stuck");
				awaitFigures(stuck, Instant.now());
			}
			finally {
				signal("CONT", "fleet-stuck");
				remove(elsewhere, stuck);
				remove(elsewhere, sound);
			}
		}
	}

	private static UUID run(HypervisorConnection connection, String name) {
		UUID uuid = connection.domains().define(LibvirtRig.guestXml(name, rig.bootableDisk(name + ".img"))).uuid();
		connection.domains().start(uuid, Set.of());
		return uuid;
	}

	private static void remove(HypervisorConnection connection, UUID uuid) {
		connection.domains().destroy(uuid, false);
		connection.domains().undefine(uuid, Set.of());
	}

	/** Waits for figures read after that moment. */
	private void awaitFigures(UUID uuid, Instant after) {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).untilAsserted(() -> {
			VmMirror vm = this.live.fleet.requireVm(new VmId(uuid));
			assertThat(vm.usage().at()).isNotNull().isAfter(after);
			assertThat(vm.usage().cpuPercent()).isBetween(0.0, 100.0);
		});
	}

	private static void signal(String name, String guest) throws IOException, InterruptedException {
		String pid = ProcessHandle.allProcesses()
			.filter((process) -> process.info().commandLine().orElse("").contains("guest=" + guest + ","))
			.findFirst()
			.map((process) -> Long.toString(process.pid()))
			.orElseThrow();
		assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
	}

	private void becomes(UUID uuid, VmState state) {
		this.live.await(this.id, AT_ONCE, (host) -> assertThat(host.vms().get(new VmId(uuid))).isNotNull()
			.satisfies((vm) -> assertThat(vm.state()).isEqualTo(state)));
	}

	private HypervisorConnection connect() {
		return this.hypervisor.open(rig.spec(), new HypervisorListener() {

			@Override
			public void onEvent(HypervisorEvent event) {
				// Nobody subscribed.
			}

			@Override
			public void onClosed(CloseReason reason) {
				// The test ends before.
			}

		});
	}

}
