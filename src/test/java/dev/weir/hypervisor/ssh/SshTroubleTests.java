package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The SSH library's failures, as a person is told of them. */
class SshTroubleTests {

	private static final Endpoint KVM1 = new Endpoint("kvm1.example", 2222);

	private static final String PINNED = "SHA256:" + "a".repeat(43);

	private static final ConnectionSpec.Ssh SPEC = new ConnectionSpec.Ssh(KVM1, "virt", PINNED, null);

	@Test
	void keepsTheWordsOfTheSystemOnly() {
		Problem problem = SshTrouble.connecting(KVM1, new SshException(
				"DefaultConnectFuture[virt@kvm1.example/192.0.2.1:2222]: Failed (ConnectException) to execute: no",
				new ConnectException("No route to host")));
		tells(problem, ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.no-connection", "kvm1.example", "2222",
				"No route to host");
	}

	@Test
	void cutsTheLibrarysStepOff() {
		Problem problem = SshTrouble.connecting(KVM1,
				new SshException("DefaultAuthFuture[ssh-connection]: Connection reset by peer"));
		tells(problem, ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.no-connection", "kvm1.example", "2222",
				"Connection reset by peer");
	}

	@Test
	void saysNothingWhereOnlyTheLibrarySpeaks() {
		Problem problem = SshTrouble.connecting(KVM1,
				new IOException(new IllegalStateException("ClientSessionImpl[virt@kvm1] is not open")));
		tells(problem, ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.broken");
	}

	@Test
	void knowsSilenceAndUnknownNames() {
		tells(SshTrouble.connecting(KVM1, new SshException("x", new TimeoutException("10000 msec"))),
				ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.silent", "kvm1.example", "2222");
		tells(SshTrouble.connecting(KVM1, new UnresolvedAddressException()), ErrorKind.HOST_UNREACHABLE,
				"hypervisor.ssh.unknown-name", "kvm1.example");
	}

	@Test
	void tellsARefusedKeyFromALostHost() {
		Throwable refused = new SshException("outer", new SshException(14, "No more authentication methods available"));
		tells(SshTrouble.signingIn(SPEC, PINNED, refused), ErrorKind.HOST_REJECTED, "hypervisor.ssh.login-refused",
				"virt");
		Throwable lost = new SshException("outer", new IOException("Connection reset by peer"));
		tells(SshTrouble.signingIn(SPEC, PINNED, lost), ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.no-connection",
				"kvm1.example", "2222", "Connection reset by peer");
		String other = "SHA256:" + "b".repeat(43);
		tells(SshTrouble.signingIn(SPEC, other, lost), ErrorKind.HOST_REJECTED, "hypervisor.ssh.host-key-changed",
				PINNED, other);
	}

	@Test
	void tellsAForbiddenPortFromAClosedOne() {
		tells(SshTrouble.dialing("127.0.0.1", 5900, new SshChannelOpenException(3, 1, "open failed")),
				ErrorKind.REFUSED_BY_HOST, "hypervisor.ssh.forwarding-forbidden");
		tells(SshTrouble.dialing("127.0.0.1", 5900, new SshChannelOpenException(3, 2, "Connection refused")),
				ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.port-closed", "127.0.0.1", "5900");
		tells(SshTrouble.dialing("127.0.0.1", 5900, null), ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.broken");
	}

	@Test
	void namesTheSocketThatDoesNotOpen() {
		tells(SshTrouble.noDaemon(SPEC, "/run/libvirt/libvirt-sock", null), ErrorKind.HOST_UNREACHABLE,
				"hypervisor.ssh.no-libvirt", "/run/libvirt/libvirt-sock", "virt");
	}

	private static void tells(Problem problem, ErrorKind kind, String key, Object... arguments) {
		assertThat(problem.kind()).isEqualTo(kind);
		assertThat(problem.messageKey()).isEqualTo(key);
		assertThat(problem.arguments()).isEqualTo(List.of(arguments));
		assertThat(problem.detail()).isNull();
	}

}
