package dev.weir.fleet.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.VmUsage;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeCpuTimes;
import dev.weir.hypervisor.PoolInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Figures of hosts and machines, pools, networks and addresses, as time passes. */
class FiguresTests {

	private final ManualFleet manual = new ManualFleet();

	private final FakeHost lab = this.manual.hypervisor.host("lab1.example");

	@Test
	void makesRatesOfCounters() {
		FakeVm web = this.lab.define("web").start();
		watch();
		for (int second = 0; second <= 60; second++) {
			count(web, second);
			this.manual.pass(Duration.ofSeconds(1));
		}
		VmUsage usage = mirror(web).usage();
		assertThat(usage.cpuPercent()).isCloseTo(50, within(5.0));
		assertThat(usage.diskReadBytesPerSecond()).isCloseTo(1_000, within(100L));
		assertThat(usage.memoryUsedKib()).isEqualTo(600);
		assertThat(usage.residentKib()).isEqualTo(900);
		assertThat(usage.at()).isNotNull();
	}

	@Test
	void asksNothingOfMachinesThatAreOff() {
		this.lab.define("off");
		watch();
		this.manual.pass(Duration.ofMinutes(10));
		assertThat(this.lab.calls(FakeCall.STATS)).isZero();
	}

	@Test
	void forgetsFiguresWhenItStops() {
		FakeVm web = this.lab.define("web").start();
		count(web, 0);
		watch();
		this.manual.pass(Duration.ofSeconds(30));
		assertThat(mirror(web).usage()).isNotEqualTo(VmUsage.NONE);
		web.stop();
		this.manual.settle();
		assertThat(mirror(web).usage()).isEqualTo(VmUsage.NONE);
	}

	@Test
	void aStuckStatisticsCallIsLeftBehindAndTheNextOneWorks() {
		FakeVm web = this.lab.define("web").start();
		count(web, 0);
		HostId id = watch();
		this.manual.pass(Duration.ofSeconds(11));
		Instant before = mirror(web).usage().at();
		this.manual.workers.hold("weir-stats");
		this.manual.pass(Duration.ofSeconds(5));
		this.manual.workers.release("weir-stats");
		this.manual.pass(Duration.ofSeconds(11));
		assertThat(this.manual.state(id)).isEqualTo(HostState.UP);
		assertThat(mirror(web).usage().at()).isAfter(before);
		assertThat(this.lab.openConnections()).isLessThanOrEqualTo(3);
	}

	@Test
	void readsStateChangesThatNoEventToldFromStatistics() {
		FakeVm web = this.lab.define("web").start();
		watch();
		web.quietly(new DomainStatus(DomainState.PAUSED, 5, true, false, false));
		this.manual.pass(Duration.ofSeconds(6));
		assertThat(mirror(web).state()).isEqualTo(VmState.PAUSED);
	}

	@Test
	void showsTheHostsOwnFigures() {
		HostId id = watch();
		this.lab.cpuTimes(new NodeCpuTimes(30, 10, 50, 10));
		this.manual.pass(Duration.ofSeconds(6));
		assertThat(this.manual.host(id).cpuPercent()).isCloseTo(40, within(0.1));
		assertThat(this.manual.host(id).freeMemoryKib()).isEqualTo(8L << 20);
		this.lab.die();
		this.manual.settle();
		assertThat(this.manual.host(id).cpuPercent()).isNegative();
	}

	@Test
	void showsPoolsAndNetworksByNameAndFollowsTheirEvents() {
		HostId id = watch();
		this.lab.pool(pool("images"));
		this.lab.pool(pool("backup"));
		this.lab.network(network("default"));
		this.manual.pass(Duration.ofMillis(100));
		assertThat(this.manual.host(id).pools()).extracting(PoolInfo::name).containsExactly("backup", "images");
		assertThat(this.manual.host(id).networks()).extracting(NetworkInfo::name).containsExactly("default");
	}

	@Test
	void findsAddressesOfANicInTheLeases() {
		FakeVm web = this.lab.define("web").start();
		this.lab.network(network("default"),
				new DhcpLease(web.mac().toUpperCase(Locale.ROOT), "192.0.2.7", 24, "<b>", null),
				new DhcpLease("52:54:00:ff:ff:ff", "192.0.2.8", 24, null, null));
		watch();
		assertThat(mirror(web).addresses()).containsExactly("192.0.2.7");
		web.stop();
		this.manual.settle();
		assertThat(mirror(web).addresses()).isEmpty();
	}

	@Test
	void isUpLongBeforeTheCapabilitiesCome() {
		this.manual.workers.hold("weir-command");
		HostId id = watch();
		this.manual.pass(Duration.ofSeconds(45));
		assertThat(this.manual.state(id)).isEqualTo(HostState.UP);
		assertThat(this.manual.host(id).capabilitiesXml()).isNull();
		this.manual.workers.release("weir-command");
		this.manual.settle();
		assertThat(this.manual.host(id).capabilitiesXml()).isEqualTo("<capabilities/>");
	}

	private static void count(FakeVm vm, int seconds) {
		vm.stat("cpu.time", seconds * 1_000_000_000L)
			.stat("vcpu.current", 2L)
			.stat("balloon.available", 1000L)
			.stat("balloon.usable", 400L)
			.stat("balloon.rss", 900L)
			.stat("block.count", 2L)
			.stat("block.0.rd.bytes", seconds * 400L)
			.stat("block.1.rd.bytes", seconds * 600L);
	}

	private static PoolInfo pool(String name) {
		return new PoolInfo(UUID.randomUUID(), name, PoolInfo.PoolState.RUNNING, true, true, 100, 40, 60);
	}

	private static NetworkInfo network(String name) {
		return new NetworkInfo(UUID.randomUUID(), name, true, true, true, "virbr0");
	}

	private HostId watch() {
		return this.manual.watch(this.lab, "lab1");
	}

	private VmMirror mirror(FakeVm vm) {
		return this.manual.fleet.requireVm(new VmId(vm.uuid()));
	}

}
