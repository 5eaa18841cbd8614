package dev.weir.fleet.mirror;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

import dev.weir.fleet.HostState;
import dev.weir.fleet.VmState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every state has its word in every language. */
class FleetMessagesTests {

	@ParameterizedTest
	@ValueSource(strings = { "fleet.properties", "fleet_zh_CN.properties" })
	void namesEveryState(String bundle) throws IOException {
		Properties messages = new Properties();
		try (Reader reader = new InputStreamReader(
				Objects.requireNonNull(getClass().getResourceAsStream("/messages/" + bundle)),
				StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		assertThat(messages).containsKeys("fleet.host.away", "fleet.host.unreachable");
		for (HostState state : HostState.values()) {
			assertThat(messages).containsKey("fleet.host-state." + state.id());
		}
		for (VmState state : VmState.values()) {
			assertThat(messages).containsKey("fleet.vm-state." + state.id());
		}
	}

}
