package dev.weir.web.live;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveClientTests {

	private static final byte[] MESSAGE = { 'm' };

	private final FakeSink sink = new FakeSink();

	private final LiveClient client = new LiveClient(this.sink, 10);

	@Test
	void whatTheConnectionTakesGoesAtOnce() {
		assertThat(this.client.offer(List.of(MESSAGE, MESSAGE))).isTrue();
		assertThat(this.sink.written).hasSize(2);
	}

	@Test
	void theRestWaitsUntilItTakesMore() {
		this.sink.room = 1;
		assertThat(this.client.offer(Collections.nCopies(5, MESSAGE))).isTrue();
		assertThat(this.sink.written).hasSize(1);
		this.sink.room = 2;
		this.client.pump();
		assertThat(this.sink.written).hasSize(3);
		this.sink.room = 9;
		this.client.pump();
		assertThat(this.sink.written).hasSize(5);
	}

	@Test
	void aSlowClientIsDroppedNotWaitedFor() {
		this.sink.room = 0;
		assertThat(this.client.offer(Collections.nCopies(10, MESSAGE))).isTrue();
		assertThat(this.client.offer(List.of(MESSAGE))).isFalse();
		assertThat(this.sink.closed).isTrue();
		assertThat(this.client.isOpen()).isFalse();
	}

	@Test
	void aBrokenConnectionEndsTheClient() {
		this.sink.broken = true;
		assertThat(this.client.offer(List.of(MESSAGE))).isFalse();
		assertThat(this.sink.closed).isTrue();
		assertThat(this.client.offer(List.of(MESSAGE))).isFalse();
	}

}
