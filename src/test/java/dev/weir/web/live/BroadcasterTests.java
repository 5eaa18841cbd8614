package dev.weir.web.live;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BroadcasterTests {

	private static final HostId HOST = new HostId(new UUID(0, 1));

	private final ManualTimer timer = new ManualTimer();

	private final Broadcaster broadcaster = new Broadcaster(new EventLog("run", 1000), this.timer);

	private final FakeSink sink = new FakeSink();

	@Test
	void manyChangesOfOneObjectAreOneEvent() {
		subscribe(this.sink, null);
		for (int i = 0; i < 10_000; i++) {
			this.broadcaster.vmChanged(HOST, vm(i % 2));
		}
		this.broadcaster.hostChanged(HOST);
		assertThat(this.timer.pending()).isEqualTo(1);
		assertThat(this.sink.written).containsExactly("retry: 2000\n\n");
		this.timer.tick();
		assertThat(this.sink.written).hasSize(4)
			.satisfies((all) -> assertThat(all.get(1)).startsWith("id: run-1\nevent: vm\n"))
			.satisfies((all) -> assertThat(all.get(3)).startsWith("id: run-3\nevent: host\n"));
	}

	@Test
	void aStormBecomesOneRequestToLookAtEverything() {
		subscribe(this.sink, null);
		for (int i = 0; i < 10_000; i++) {
			this.broadcaster.vmChanged(HOST, vm(i));
		}
		this.timer.tick();
		assertThat(this.sink.written).hasSize(2).last().isEqualTo("event: resync\ndata: {}\n\n");
	}

	@Test
	void aClientThatComesBackHearsWhatItMissed() {
		this.broadcaster.hostChanged(HOST);
		this.timer.tick();
		this.broadcaster.vmChanged(HOST, vm(1));
		this.timer.tick();
		subscribe(this.sink, "run-1");
		assertThat(this.sink.written).hasSize(2).last().asString().startsWith("id: run-2\nevent: vm\n");
	}

	@Test
	void aClientOfAnEarlierRunMustLookAtEverything() {
		subscribe(this.sink, "before-7");
		assertThat(this.sink.written).last().isEqualTo("event: resync\ndata: {}\n\n");
	}

	@Test
	void aSlowClientIsDroppedAndTheOthersGoOn() {
		FakeSink slow = new FakeSink();
		slow.room = 1;
		subscribe(slow, null);
		subscribe(this.sink, null);
		for (int i = 0; i <= Broadcaster.CLIENT_CAPACITY; i++) {
			this.broadcaster.hostChanged(HOST);
			this.timer.tick();
		}
		assertThat(slow.closed).isTrue();
		assertThat(this.broadcaster.clients()).isEqualTo(1);
		assertThat(this.sink.written).hasSize(Broadcaster.CLIENT_CAPACITY + 2);
	}

	@Test
	void theHeartbeatEndsThoseWhoMayNoLonger() {
		AtomicBoolean allowed = new AtomicBoolean(true);
		this.broadcaster.subscribe(new LiveClient(this.sink, 10), null,
				new Broadcaster.Listener("session", allowed::get));
		this.timer.beat();
		assertThat(this.sink.written).last().isEqualTo(": still here\n\n");
		allowed.set(false);
		this.timer.beat();
		assertThat(this.sink.closed).isTrue();
		assertThat(this.broadcaster.clients()).isZero();
	}

	@Test
	void signingOutEndsThatSessionAtOnce() {
		FakeSink other = new FakeSink();
		this.broadcaster.subscribe(new LiveClient(this.sink, 10), null, new Broadcaster.Listener("mine", () -> true));
		this.broadcaster.subscribe(new LiveClient(other, 10), null, new Broadcaster.Listener("other", () -> true));
		subscribe(new FakeSink(), null);
		this.broadcaster.endSession("mine");
		assertThat(this.sink.closed).isTrue();
		assertThat(other.closed).isFalse();
		assertThat(this.broadcaster.clients()).isEqualTo(2);
	}

	@Test
	void whenWeirStopsAllEnd() {
		subscribe(this.sink, null);
		this.broadcaster.close();
		assertThat(this.sink.closed).isTrue();
		this.broadcaster.hostChanged(HOST);
	}

	private void subscribe(FakeSink to, @Nullable String lastEventId) {
		this.broadcaster.subscribe(new LiveClient(to, Broadcaster.CLIENT_CAPACITY), lastEventId,
				new Broadcaster.Listener(null, () -> true));
	}

	private static VmId vm(int number) {
		return new VmId(new UUID(1, number));
	}

}
