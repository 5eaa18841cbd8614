package dev.weir.console.relay;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackendOpenerTests {

	private static final String FINGERPRINT = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

	/** Where a display is looked for: through SSH on the host itself, else from here. */
	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "ssh, kvm1, -, 127.0.0.1", "ssh, kvm1, 0.0.0.0, 127.0.0.1", "ssh, kvm1, 127.0.0.1, 127.0.0.1",
					"ssh, kvm1, 10.0.0.7, 10.0.0.7", "tcp, kvm1, 0.0.0.0, kvm1", "tcp, kvm1, ::, kvm1",
					"tcp, kvm1, 10.0.0.7, 10.0.0.7", "tcp, kvm1, 127.0.0.1, -", "tcp, kvm1, ::1, -",
					"tcp, 127.0.0.1, 127.0.0.1, 127.0.0.1", "tls, kvm1, localhost, -", "tls, kvm1, -, kvm1",
					"test, -, 0.0.0.0, -" })
	void findsTheAddress(String transport, @Nullable String host, @Nullable String listen, @Nullable String expected) {
		assertThat(BackendOpener.address(spec(transport, (host != null) ? host : "x"), listen)).isEqualTo(expected);
	}

	private static ConnectionSpec spec(String transport, String host) {
		return switch (transport) {
			case "ssh" -> new ConnectionSpec.Ssh(new Endpoint(host, 22), "root", FINGERPRINT, null);
			case "tcp" -> new ConnectionSpec.Tcp(new Endpoint(host, 16509), null);
			case "tls" -> new ConnectionSpec.Tls(new Endpoint(host, 16514), null);
			default -> new ConnectionSpec.Test(null);
		};
	}

}
