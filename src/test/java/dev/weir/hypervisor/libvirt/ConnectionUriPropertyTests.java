package dev.weir.hypervisor.libvirt;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.ConnectionSpec.Credentials;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.InvalidInput;
import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is typed for a connection is refused, or stands in the URI as that part and
 * nothing else.
 */
@AddLifecycleHook(ManyCases.class)
class ConnectionUriPropertyTests {

	@Property
	void addressAndPortComeBackFromTheUri(@ForAll("addresses") String address, @ForAll("ports") int port) {
		Endpoint endpoint = checked(() -> new Endpoint(address, port));
		if (endpoint != null) {
			URI uri = URI.create(ConnectionUri.of(new ConnectionSpec.Tcp(endpoint, null), null));
			assertThat(uri.getRawAuthority()).isEqualTo(endpoint.uriHost() + ":" + port);
			assertThat(port).isBetween(1, 65535);
			assertThat(uri.getRawPath()).isEqualTo("/system");
			assertThat(uri.getRawQuery()).isNull();
			assertThat(uri.getRawFragment()).isNull();
			assertThat(address).doesNotStartWith("-");
		}
	}

	@Property
	void pathsAreOneParameterAndNothingElse(@ForAll("paths") String path) {
		for (Function<String, ConnectionSpec> kind : java.util.List.<Function<String, ConnectionSpec>>of(
				(typed) -> new ConnectionSpec.Local(Path.of(Endpoint.checkedPath(typed))),
				(typed) -> new ConnectionSpec.Tls(new Endpoint("h", 1), typed))) {
			ConnectionSpec spec = checked(() -> kind.apply(path));
			if (spec != null) {
				URI uri = URI.create(ConnectionUri.of(spec, null));
				assertThat(uri.getRawQuery()).matches("(socket|pkipath)=/[^?&;#%\\s]*").doesNotContain("/../");
				assertThat(uri.getRawPath()).isEqualTo("/system");
			}
		}
	}

	@Property
	void nodeFilesAreOnePath(@ForAll("paths") String path) {
		ConnectionSpec spec = checked(() -> new ConnectionSpec.Test(Path.of(Endpoint.checkedPath(path))));
		if (spec instanceof ConnectionSpec.Test test) {
			URI uri = URI.create(ConnectionUri.of(spec, null));
			assertThat(uri.getRawPath()).isEqualTo(String.valueOf(test.nodeFile()));
			assertThat(uri.getRawQuery()).isNull();
			assertThat(uri.getHost()).isNull();
		}
	}

	@Property
	void usersAndFingerprintsAreNeverOptions(@ForAll("users") String user, @ForAll("users") String fingerprint) {
		Credentials credentials = checked(() -> new Credentials(user, fingerprint));
		if (credentials != null) {
			assertThat(credentials.user()).isEqualTo(user).matches("[A-Za-z_][^\\s:/?#%&;\"'$`\\\\]*");
		}
		String checked = checked(() -> Endpoint.checkedFingerprint(fingerprint));
		if (checked != null) {
			assertThat(checked).isEqualTo(fingerprint).startsWith("SHA256:").hasSize(50);
		}
	}

	private static <T> @Nullable T checked(Supplier<T> made) {
		try {
			return made.get();
		}
		catch (InvalidInput problem) {
			assertThat(problem.fields()).isNotEmpty()
				.allSatisfy((field) -> assertThat(field.messageKey()).startsWith("hypervisor.spec."));
			return null;
		}
	}

	@Provide
	Arbitrary<Integer> ports() {
		return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.integers().between(-1, 65536));
	}

	@Provide
	Arbitrary<String> addresses() {
		return pieces("a", "kvm1", "0", "-", ".", ":", "::", "[", "]", "%", "%eth0", "@", "/", "?", "#", "&", "fe80",
				"1.2.3.4", "::ffff:", "例", "\n", "\u0000", " ", "255", "ffff", "x".repeat(63));
	}

	@Provide
	Arbitrary<String> paths() {
		return pieces("/", "run", "..", ".", "?", "command=", "&", "no_verify=1", "#", "%2e", "%00", "\u0000", " ",
				"\n", "例", "-", "libvirt-sock", "@", "+", "\\", ";", "x".repeat(120))
			.map((text) -> "/" + text);
	}

	@Provide
	Arbitrary<String> users() {
		return pieces("root", "-", "-oProxyCommand=", "@", ".", "_", ":", "/", " ", "\u0000", "\n", "根", "$(id)", "'",
				"SHA256:", "A".repeat(43), "+/", "x".repeat(40));
	}

	private static Arbitrary<String> pieces(String... pieces) {
		return Arbitraries.oneOf(Arbitraries.of(pieces).list().ofMaxSize(6).map((list) -> String.join("", list)),
				Arbitraries.strings().ofMaxLength(40), Arbitraries.strings().ascii().ofMaxLength(20));
	}

}
