package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostState;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.testbed.FakeLibvirtd;
import dev.weir.testbed.FakeLibvirtd.Mischief;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Hosts whose daemon answers garbage, all kinds of it at the same time. */
class FakeDaemonTests {

	private static final Duration SOON = Patience.of(Duration.ofSeconds(20));

	private static final Duration BACK = Patience.of(Duration.ofSeconds(20));

	@Test
	void aHostThatAnswersGarbageIsUnreachableAndSaysWhy() {
		long before = LiveFixture.threads();
		Map<Mischief, FakeLibvirtd> daemons = new EnumMap<>(Mischief.class);
		EnumSet.complementOf(EnumSet.of(Mischief.NONE)).forEach((mischief) -> {
			daemons.put(mischief, FakeLibvirtd.alone());
			daemons.get(mischief).does(mischief);
		});
		try (LiveFixture live = new LiveFixture(NativePort.open(), LiveFixture.quick())) {
			Map<Mischief, HostId> hosts = watch(live, daemons);
			hosts.forEach((mischief, id) -> unreachable(live, mischief, id));
		}
		daemons.values().forEach(FakeLibvirtd::close);
		nothingLeft(before, daemons);
	}

	@Test
	@Tag("libvirt")
	void aHostThatBeginsToAnswerGarbageComesBackWithTheRealDaemon() {
		long before = LiveFixture.threads();
		Map<Mischief, FakeLibvirtd> daemons = new EnumMap<>(Mischief.class);
		try (LibvirtRig rig = LibvirtRig.start();
				LiveFixture live = new LiveFixture(NativePort.open(), LiveFixture.quick())) {
			Arrays.stream(Mischief.values())
				.forEach((mischief) -> daemons.put(mischief, FakeLibvirtd.before(rig.socket())));
			Map<Mischief, HostId> hosts = watch(live, daemons);
			hosts.forEach((mischief, id) -> up(live, mischief, id));
			daemons.forEach((mischief, daemon) -> daemon.does(mischief));
			hosts.forEach((mischief, id) -> {
				if (mischief == Mischief.NONE) {
					up(live, mischief, id);
				}
				else {
					unreachable(live, mischief, id);
				}
			});
			daemons.values().forEach(FakeLibvirtd::restart);
			hosts.forEach((mischief, id) -> up(live, mischief, id));
		}
		nothingLeft(before, daemons);
		daemons.values().forEach(FakeLibvirtd::close);
	}

	private static Map<Mischief, HostId> watch(LiveFixture live, Map<Mischief, FakeLibvirtd> daemons) {
		Map<Mischief, HostId> hosts = new EnumMap<>(Mischief.class);
		daemons.forEach((mischief, daemon) -> hosts.put(mischief, live.watch(daemon.spec())));
		return hosts;
	}

	private static void unreachable(LiveFixture live, Mischief mischief, HostId id) {
		live.await(id, SOON, (host) -> {
			assertThat(host.state()).as(mischief.name()).isEqualTo(HostState.UNREACHABLE);
			assertThat(host.reason()).as(mischief.name()).isNotNull();
		});
	}

	private static void up(LiveFixture live, Mischief mischief, HostId id) {
		live.await(id, BACK, (host) -> assertThat(host.isUp()).as(mischief.name()).isTrue());
	}

	private static void nothingLeft(long threads, Map<Mischief, FakeLibvirtd> daemons) {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(60))).untilAsserted(() -> {
			assertThat(LiveFixture.threads()).isLessThanOrEqualTo(threads);
			daemons.forEach((mischief, daemon) -> assertThat(daemon.connections()).as(mischief.name()).isZero());
		});
	}

}
