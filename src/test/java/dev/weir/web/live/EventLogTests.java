package dev.weir.web.live;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.fleet.HostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventLogTests {

	private static final Change CHANGE = Change.of(new HostId(new UUID(0, 1)));

	private final EventLog log = new EventLog("run", 3);

	@Test
	void anEventGoesOverTheWireAsTheContractSays() {
		assertThat(new String(this.log.append(CHANGE), StandardCharsets.UTF_8))
			.isEqualTo("id: run-1\nevent: host\ndata: {\"id\":\"00000000-0000-0000-0000-000000000001\","
					+ "\"hostId\":\"00000000-0000-0000-0000-000000000001\"}\n\n");
	}

	@Test
	void aClientGoesOnAfterTheLastItSaw() {
		append(3);
		assertThat(since("run-1")).contains(2);
		assertThat(since("run-3")).contains(0);
		assertThat(since("run-0")).contains(3);
	}

	@Test
	void oneWhoWasAwayTooLongMustLookAtEverything() {
		append(5);
		assertThat(since("run-2")).contains(3);
		assertThat(since("run-1")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "other-1", "run-", "run-x", "run--1", "run-99", "run-99999999999999999999",
			"run-1\r\ndata: x" })
	void whatIsNoNumberOfOursIsNotBelieved(String lastEventId) {
		append(2);
		assertThat(since(lastEventId)).isEmpty();
	}

	private void append(int count) {
		for (int i = 0; i < count; i++) {
			this.log.append(CHANGE);
		}
	}

	private Optional<Integer> since(String lastEventId) {
		return this.log.since(lastEventId).map(List::size);
	}

}
