package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.ConnectionSpec.Credentials;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionUriTests {

	private static final String FINGERPRINT = "SHA256:" + "A".repeat(43);

	@Test
	void local() {
		assertThat(uri(new ConnectionSpec.Local(null))).isEqualTo("qemu:///system");
		assertThat(uri(new ConnectionSpec.Local(Path.of("/run/libvirt/libvirt-sock"))))
			.isEqualTo("qemu+unix:///system?socket=/run/libvirt/libvirt-sock");
	}

	@Test
	void tlsAndTcp() {
		assertThat(uri(new ConnectionSpec.Tls(new Endpoint("kvm1.example.org", 16514), null)))
			.isEqualTo("qemu+tls://kvm1.example.org:16514/system");
		assertThat(uri(new ConnectionSpec.Tls(new Endpoint("2001:db8::7", 16514), "/etc/pki/weir")))
			.isEqualTo("qemu+tls://[2001:db8::7]:16514/system?pkipath=/etc/pki/weir");
		assertThat(uri(new ConnectionSpec.Tcp(new Endpoint("192.0.2.9", 16509), new Credentials("admin", "p?&=#"))))
			.as("credentials never stand in the URI")
			.isEqualTo("qemu+tcp://192.0.2.9:16509/system");
	}

	@Test
	void sshIsALocalSocketOfTheTransport() {
		ConnectionSpec spec = new ConnectionSpec.Ssh(new Endpoint("kvm1", 22), "root", FINGERPRINT, null);
		assertThat(ConnectionUri.of(spec, Path.of("/tmp/weir/s1")))
			.isEqualTo("qemu+unix:///system?socket=/tmp/weir/s1");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> uri(spec));
	}

	@Test
	void test() {
		assertThat(uri(new ConnectionSpec.Test(null))).isEqualTo("test:///default");
		assertThat(uri(new ConnectionSpec.Test(Path.of("/srv/node.xml")))).isEqualTo("test:///srv/node.xml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-oProxyCommand=touch", "host/system?command=/bin/sh", "host?no_verify=1",
			"host&no_verify=1", "host#x", "ho st", "host\n", "user@host", "[::1]", "::1%eth0", "a..b", "host-", "", "-",
			"%2d", "例え.jp", "127.0.0.1:22", ":::", "1:2.3", "::1.2.3", "1:2:3:4:5:6:7:8:9", "fe80::1::2", "::0fe80" })
	void addressesThatCouldMeanMoreAreRefused(String address) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Endpoint(address, 22))
			.satisfies((problem) -> assertThat(problem.fields()).singleElement()
				.satisfies((field) -> assertThat(field.field()).isEqualTo("address")));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 65536 })
	void portsAreChecked(int port) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Endpoint("host", port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-oProxyCommand=x", "root@", "ro ot", "root\n", "", "ro:ot", "ro/ot", "根" })
	void usersAreChecked(String user) {
		if (user.equals("root@")) {
			assertThat(new Credentials(user, "x").user()).as("domain accounts hold an @").isEqualTo(user);
			return;
		}
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Credentials(user, "x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/run/s?command=/bin/sh", "/run/s&no_verify=1", "relative", "/run/../etc/shadow",
			"/run/..", "/run/s\n", "/run/s%00", "/run/a b", "/", "/run/s#x" })
	void pathsAreChecked(String path) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ConnectionSpec.Local(Path.of(path)));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ConnectionSpec.Test(Path.of(path)));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> new ConnectionSpec.Tls(new Endpoint("host", 1), path));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> new ConnectionSpec.Ssh(new Endpoint("host", 22), "root", FINGERPRINT, path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MD5:00", "SHA256:", "SHA256:AAAA", "" })
	void fingerprintsAreChecked(String fingerprint) {
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> new ConnectionSpec.Ssh(new Endpoint("host", 22), "root", fingerprint, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a\u0000b", "\uD800", "a\uDC00" })
	void passwordsThatWouldArriveAsOthersAreRefused(String password) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Credentials("root", password))
			.satisfies((problem) -> assertThat(problem.fields()).singleElement()
				.satisfies((field) -> assertThat(field.field()).isEqualTo("password")));
	}

	@Test
	void passwordsDoNotShow() {
		assertThat(new Credentials("admin", "secret").toString()).doesNotContain("secret");
		assertThat(new ConnectionSpec.Tcp(new Endpoint("h", 1), new Credentials("admin", "secret")).toString())
			.doesNotContain("secret");
	}

	private static String uri(ConnectionSpec spec) {
		return ConnectionUri.of(spec, null);
	}

}
