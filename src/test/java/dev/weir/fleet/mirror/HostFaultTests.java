package dev.weir.fleet.mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.hypervisor.ssh.SshPort;
import dev.weir.testbed.FleetHost;
import dev.weir.testbed.FleetRig;
import dev.weir.testbed.HostFault;
import dev.weir.testbed.Leftovers;
import dev.weir.testbed.Length;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mirror of several real hosts, as configured by default, while they are hurt: each
 * is told of in time and comes back by itself, and the others do not feel it.
 */
@Tag(FleetRig.TAG)
@SuppressWarnings("NullAway.Init")
class HostFaultTests {

	private static final Duration TOLD = Duration.ofSeconds(20);

	private static final Duration BACK = Duration.ofSeconds(10);

	/**
	 * More than a healthy host takes on a slow machine; less than what a lost one costs.
	 */
	private static final Duration UNDISTURBED = Duration.ofSeconds(8);

	/** How far fault and test may be apart on a machine that is busy. */
	private static final Duration SLACK = Duration.ofSeconds(20);

	@TempDir
	static Path folder;

	private static FleetRig rig;

	private static SshPort ssh;

	private static LiveFixture live;

	private static final Map<String, HostId> IDS = new LinkedHashMap<>();

	@BeforeAll
	static void start() {
		rig = FleetRig.start("tcp", "tls", "ssh", "witness");
		rig.hosts().forEach((host) -> host.smallVm("small"));
		ssh = new SshPort(folder);
		rig.trust(ssh.publicKey());
		live = new LiveFixture(NativePort.open(ssh.transports()), LiveFixture.usual());
		IDS.put("tcp", live.watch(host("tcp").tcp()));
		IDS.put("tls", live.watch(host("tls").tls()));
		IDS.put("ssh", live.watch(host("ssh").ssh()));
		IDS.put("witness", live.watch(host("witness").tcp()));
	}

	@AfterAll
	static void stop() {
		live.close();
		ssh.close();
		rig.close();
	}

	@BeforeEach
	void allAreUp() {
		IDS.keySet().forEach((name) -> awaitFigures(name, Instant.EPOCH));
	}

	@Test
	void hostsThatHangDieOrAreCutOffAreToldOfAndComeBack() {
		Leftovers before = settled();
		round(Map.of("tcp", HostFault.CUT, "tls", HostFault.HANG, "ssh", HostFault.KILL));
		round(Map.of("tcp", HostFault.HANG, "tls", HostFault.UNPLUG, "ssh", HostFault.SSHD_HANG));
		Random chance = new Random(78);
		for (int i = 0; i < Length.of(0, 20); i++) {
			round(any(chance));
		}
		nothingMoreThan(before);
	}

	@Test
	void aDaemonThatRestartsLosesNothingOfItsRunningGuests() {
		HostMirror before = mirror("tls");
		VmMirror guest = before.vms().values().iterator().next();
		host("tls").restart();
		live.await(id("tls"), BACK.plus(SLACK), (host) -> {
			assertThat(host.isUp()).isTrue();
			assertThat(host.since()).isAfter(before.since());
		});
		assertThat(mirror("tls").vms().get(guest.id())).satisfies((vm) -> {
			assertThat(vm.state()).isEqualTo(VmState.RUNNING);
			assertThat(vm.definition()).isEqualTo(guest.definition());
		});
	}

	@Test
	void theSessionsOfAnSshServerMayEnd() {
		Leftovers before = settled();
		for (int i = 0; i < Length.of(2, 20); i++) {
			Instant since = mirror("ssh").since();
			host("ssh").sshd("drop");
			live.await(id("ssh"), TOLD.plus(SLACK), (host) -> assertThat(host.since()).isAfter(since));
			live.await(id("ssh"), BACK.plus(SLACK), (host) -> assertThat(host.isUp()).isTrue());
		}
		nothingMoreThan(before);
	}

	@Test
	void theDeathOfOneQemuIsThatOfOneVm() {
		Instant since = mirror("tcp").since();
		host("tcp").smallVm("doomed");
		vm("tcp", "doomed", VmState.RUNNING);
		host("tcp").guest("doomed", "kill");
		vm("tcp", "doomed", VmState.SHUT_OFF);
		vm("tcp", "small", VmState.RUNNING);
		assertThat(mirror("tcp").since()).as("it was up all the time").isEqualTo(since);
	}

	@Test
	@Tag(Length.TAG)
	void aSlowLinkIsNoLostHost() {
		Instant since = mirror("tcp").since();
		host("tcp").slow(Duration.ofMillis(150), 512);
		Instant slow = Instant.now();
		Witness witness = new Witness();
		Duration answer = Duration.ofSeconds(8);
		for (int i = 0; i < Length.of(3, 100); i++) {
			List<DomainRef> domains = live.commands.call(id("tcp"), answer, (there) -> there.domains().list());
			assertThat(domains).isNotEmpty();
			witness.look();
		}
		assertThat(Duration.between(slow, Instant.now())).as("it is slow").isGreaterThan(Duration.ofMillis(900));
		witness.assertUndisturbed();
		assertThat(mirror("tcp").since()).as("it was up all the time").isEqualTo(since);
		host("tcp").plug();
	}

	/** One fault on each of these hosts at once, and its end. */
	private static void round(Map<String, HostFault> faults) {
		Witness witness = new Witness();
		Instant began = Instant.now();
		faults.forEach((name, fault) -> fault.begin(host(name)));
		Map<String, Long> told = new LinkedHashMap<>();
		Awaitility.await().atMost(TOLD.plus(SLACK)).pollInterval(Duration.ofMillis(50)).until(() -> {
			faults.keySet()
				.stream()
				.filter((name) -> mirror(name).state() == HostState.UNREACHABLE)
				.forEach((name) -> told.putIfAbsent(name, Duration.between(began, Instant.now()).toMillis()));
			witness.look();
			return told.size() == faults.size();
		});
		assertThat(faults.keySet()).allSatisfy((name) -> {
			assertThat(mirror(name).reason()).as(name).isNotNull();
			assertThat(mirror(name).since()).as(name).isAfterOrEqualTo(began);
			assertThat(mirror(name).vms()).as("what is known of %s stays", name).isNotEmpty();
		});
		// tries to come back fail meanwhile: the black hole at open, the daemon that
		// takes and does not answer
		Instant enough = Instant.now().plusSeconds(Length.of(4, 30));
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).pollInterval(Duration.ofMillis(50)).until(() -> {
			witness.look();
			return Instant.now().isAfter(enough);
		});
		faults.forEach((name, fault) -> {
			fault.end(host(name));
			Instant ended = Instant.now();
			live.await(id(name), BACK.plus(SLACK), (host) -> assertThat(host.isUp()).as(name + " " + fault).isTrue());
			System.out.println("host fault: " + name + " " + fault + " told after " + told.get(name)
					+ " ms, back after " + Duration.between(ended, Instant.now()).toMillis() + " ms");
		});
		witness.assertUndisturbed();
	}

	private static Map<String, HostFault> any(Random chance) {
		List<HostFault> common = List.of(HostFault.HANG, HostFault.KILL, HostFault.CUT, HostFault.UNPLUG);
		List<HostFault> all = Stream.of(HostFault.values()).filter(HostFault::isLoss).toList();
		return Map.of("tcp", common.get(chance.nextInt(common.size())), "tls",
				common.get(chance.nextInt(common.size())), "ssh", all.get(chance.nextInt(all.size())));
	}

	/** What this process holds when every host is followed in full and nothing ends. */
	private static Leftovers settled() {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).until(() -> ending() == 0);
		return Leftovers.ofThisProcess();
	}

	private static void nothingMoreThan(Leftovers before) {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).untilAsserted(() -> {
			assertThat(ending()).as("threads that open or close").isZero();
			Leftovers now = Leftovers.ofThisProcess();
			assertThat(now.sockets()).as("sockets").isLessThanOrEqualTo(before.sockets());
			assertThat(now.files()).as("files").isLessThanOrEqualTo(before.files() + 4);
			assertThat(now.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 6);
			assertThat(now.children()).as("processes").isLessThanOrEqualTo(before.children());
		});
		System.out.println("host faults: before " + before + ", after " + Leftovers.ofThisProcess());
	}

	private static long ending() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().matches("weir-(open|close).*"))
			.count();
	}

	private static void awaitFigures(String name, Instant after) {
		live.await(id(name), Patience.of(Duration.ofSeconds(60)), (host) -> {
			assertThat(host.isUp()).as(name).isTrue();
			assertThat(host.vms().values()).as(name)
				.filteredOn((vm) -> vm.name().equals("small"))
				.singleElement()
				.satisfies((vm) -> assertThat(vm.usage().at()).isNotNull().isAfter(after));
		});
	}

	private static void vm(String host, String name, VmState state) {
		live.await(id(host), Patience.of(Duration.ofSeconds(10)),
				(mirror) -> assertThat(mirror.vms().values()).filteredOn((vm) -> vm.name().equals(name))
					.singleElement()
					.satisfies((vm) -> assertThat(vm.state()).isEqualTo(state)));
	}

	private static FleetHost host(String name) {
		return rig.host(name);
	}

	private static HostId id(String name) {
		HostId id = IDS.get(name);
		if (id == null) {
			throw new AssertionError("no host " + name);
		}
		return id;
	}

	private static HostMirror mirror(String name) {
		return live.host(id(name));
	}

	/** A healthy host beside them, and what its people feel. */
	private static final class Witness {

		private final Instant since = mirror("witness").since();

		private Duration slowest = Duration.ZERO;

		void look() {
			Instant began = Instant.now();
			live.commands.call(id("witness"), UNDISTURBED, (connection) -> connection.node().freeMemoryKib());
			live.fleet.hosts();
			Duration took = Duration.between(began, Instant.now());
			this.slowest = (took.compareTo(this.slowest) > 0) ? took : this.slowest;
		}

		void assertUndisturbed() {
			look();
			assertThat(mirror("witness").since()).as("the witness was up all the time").isEqualTo(this.since);
			System.out.println("host faults: the witness answered within " + this.slowest.toMillis() + " ms");
		}

	}

}
