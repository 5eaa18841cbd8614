package dev.weir.host.inventory;

import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.weir.fleet.HostId;
import dev.weir.fleet.WatchedHost;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Adding, changing, connecting and removing hosts.
 */
class HostVerbsTests {

	private static final String HOSTILE = "<script>alert(1)</script> '; rm -rf / 中文 🐧 خادم";

	@TempDir
	private Path home;

	private InventoryBed bed;

	@BeforeEach
	void make() {
		this.bed = new InventoryBed(this.home);
	}

	@Test
	void anAddedHostIsKeptFollowedAndRecorded() {
		KnownHost host = add(HOSTILE, tcp("kvm1.example", null, null));
		assertThat(this.bed.followed.get(host.id())).satisfies((followed) -> {
			assertThat(followed.name()).isEqualTo(HOSTILE);
			assertThat(followed.enabled()).isTrue();
			assertThat(followed.connection())
				.isEqualTo(new ConnectionSpec.Tcp(new Endpoint("kvm1.example", 16509), null));
		});
		assertThat(this.bed.recorded).containsExactly("host.add " + HOSTILE + " tcp kvm1.example:16509");
	}

	@Test
	void whoMayNotChangesNothing() {
		this.bed.mayEdit = false;
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> add("a", tcp("kvm1.example", null, null)))
			.satisfies((refused) -> assertThat(refused.kind()).isEqualTo(ErrorKind.FORBIDDEN));
		assertThat(this.bed.hosts.count()).isZero();
	}

	@Test
	void everyWrongFieldIsToldAtOnce() {
		ConnectionRequest wrong = new ConnectionRequest("tcp", "-oProxyCommand=id", 0, "a b", null, "/etc", null);
		assertThat(wrongFields(new NewHost(" ", wrong))).containsExactlyInAnyOrder("name", "connection.address",
				"connection.port", "connection.user", "connection.password", "connection.path");
	}

	@Test
	void anSshHostIsTrustedOnlyWithAFingerprintThatSomebodySaw() {
		ConnectionRequest ssh = new ConnectionRequest("ssh", "kvm1.example", null, "root", null, null, null);
		InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> add("kvm1", ssh));
		assertThat(refusal.fields()).singleElement().satisfies((field) -> {
			assertThat(field.field()).isEqualTo("connection.fingerprint");
			assertThat(field.arguments()).isEqualTo(List.of(InventoryBed.FINGERPRINT));
		});
		assertThat(this.bed.asked).containsExactly(new Endpoint("kvm1.example", 22));
		assertThat(this.bed.hosts.count()).isZero();

		KnownHost host = add("kvm1", ssh.withFingerprint(InventoryBed.FINGERPRINT));
		assertThat(host.connection().fingerprint()).isEqualTo(InventoryBed.FINGERPRINT);
		assertThat(this.bed.asked).hasSize(1);
	}

	@Test
	void noSshServerIsAskedWithWrongParts() {
		assertThat(wrongFields(
				new NewHost("a", new ConnectionRequest("ssh", "kvm1.example", null, "-l", null, null, null))))
			.containsExactly("connection.user");
		assertThat(this.bed.asked).isEmpty();
	}

	@Test
	void anSshServerThatDoesNotAnswerIsToldAtItsAddress() {
		this.bed.sshAnswers = false;
		assertThat(wrongFields(
				new NewHost("a", new ConnectionRequest("ssh", "kvm1.example", null, "root", null, null, null))))
			.containsExactly("connection.address");
	}

	@Test
	void namesAndConnectionsAreUnique() {
		add("kvm1", tcp("kvm1.example", null, null));
		assertThat(wrongFields(new NewHost("KVM1", tcp("kvm2.example", null, null)))).containsExactly("name");
		assertThat(wrongFields(new NewHost("other", tcp("kvm1.example", "user", "secret"))))
			.containsExactly("connection.transport");
	}

	@Test
	void thePasswordIsSealedAndNeverShown() {
		KnownHost host = add("kvm1", tcp("kvm1.example", "weir", "geheim"));
		Host row = this.bed.register.require(host.id());
		assertThat(host.connection().hasPassword()).isTrue();
		assertThat(row.connection().sealedPassword()).startsWith("v2:").doesNotContain("geheim");
		assertThat(host + row.toString() + row.connection() + this.bed.recorded + tcp("a", "weir", "geheim"))
			.doesNotContain("geheim");
		assertThat(credentials(host.id())).isEqualTo(new ConnectionSpec.Credentials("weir", "geheim"));
	}

	@Test
	void aPasswordLeftOutStaysForTheSameDaemonAndAccount() {
		KnownHost host = add("kvm1", tcp("kvm1.example", "weir", "geheim"));
		change(host, new HostChange("renamed", null, tcp("kvm1.example", "weir", null), null));
		assertThat(credentials(host.id())).isEqualTo(new ConnectionSpec.Credentials("weir", "geheim"));
	}

	@Test
	void aPasswordIsNeverLentToAnotherDaemonOrAccount() {
		KnownHost host = add("kvm1", tcp("kvm1.example", "weir", "geheim"));
		for (ConnectionRequest elsewhere : List.of(tcp("evil.example", "weir", null), tcp("kvm1.example", "eve", null),
				new ConnectionRequest("tcp", "kvm1.example", 1234, "weir", null, null, null))) {
			assertThat(wrongOf(() -> change(host, new HostChange(null, null, elsewhere, null))))
				.containsExactly("connection.password");
		}
		assertThat(credentials(host.id())).isEqualTo(new ConnectionSpec.Credentials("weir", "geheim"));
	}

	@Test
	void anEmptyNameDoesNotRename() {
		KnownHost host = add("kvm1", tcp("kvm1.example", null, null));
		assertThat(wrongOf(() -> change(host, new HostChange("", null, null, null)))).containsExactly("name");
		assertThat(this.bed.register.require(host.id()).name()).isEqualTo("kvm1");
	}

	@Test
	void disconnectedItIsNoLongerConnectedAndConnectedItIsAtOnce() {
		KnownHost host = add("kvm1", tcp("kvm1.example", null, null));
		this.bed.verbs.disconnect().disconnect(host.id());
		assertThat(this.bed.followed.get(host.id())).matches((followed) -> !followed.enabled());
		this.bed.verbs.connect().connect(host.id());
		assertThat(this.bed.followed.get(host.id())).matches((followed) -> followed.enabled());
		assertThat(this.bed.retried).containsExactly(host.id());
	}

	@Test
	void aRemovedHostIsForgotten() {
		KnownHost host = add("kvm1", tcp("kvm1.example", null, null));
		this.bed.verbs.remove().remove(host.id());
		assertThat(this.bed.followed).isEmpty();
		assertThat(this.bed.hosts.count()).isZero();
		assertThat(this.bed.recorded.get(1)).startsWith("host.remove kvm1");
	}

	@Test
	void anUnknownHostIsNotFound() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.bed.verbs.remove().remove(HostId.random()))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
	}

	@Test
	void nodeFilesAreKnownByNameOnly() {
		for (String path : List.of("/etc/passwd", "../keys/secret.key", "nosuch.xml", "demo.xml/../../x", "-x.xml")) {
			assertThat(wrongFields(new NewHost("t", new ConnectionRequest("test", null, null, null, null, path, null))))
				.containsExactly("connection.path");
		}
		assertThat(add("t", new ConnectionRequest("test", null, null, null, null, null, null)).connection().path())
			.isNull();
	}

	private KnownHost add(String name, ConnectionRequest connection) {
		return this.bed.verbs.add().add(new NewHost(name, connection));
	}

	private void change(KnownHost host, HostChange change) {
		this.bed.verbs.change().change(host.id(), change);
	}

	private ConnectionSpec.@Nullable Credentials credentials(HostId id) {
		WatchedHost followed = this.bed.followed.get(id);
		return (followed != null && followed.connection() instanceof ConnectionSpec.Tcp tcp) ? tcp.credentials() : null;
	}

	private List<String> wrongFields(NewHost host) {
		return wrongOf(() -> this.bed.verbs.add().add(host));
	}

	private static List<String> wrongOf(ThrowingCallable call) {
		return catchThrowableOfType(InvalidInput.class, call).fields().stream().map(FieldProblem::field).toList();
	}

	private static ConnectionRequest tcp(String address, @Nullable String user, @Nullable String password) {
		return new ConnectionRequest("tcp", address, null, user, password, null, null);
	}

}
