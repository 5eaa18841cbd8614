package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong on the way through SSH, told as a person would: the SSH library names
 * its own classes and steps, which help nobody who looks after hosts. Of its words only
 * those of the innermost cause are kept, which come from the system or the server.
 */
final class SshTrouble {

	/** "DefaultConnectFuture[admin@kvm1]: " before a message. */
	private static final Pattern STEP = Pattern.compile("^\\w+\\[[^]]*]:? *");

	private SshTrouble() {
	}

	/** No connection to the SSH server, or none that lasted until it showed its key. */
	static Problem connecting(Endpoint endpoint, Throwable failure) {
		Throwable cause = innermost(failure);
		String port = Integer.toString(endpoint.port());
		if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
			return unreachable("hypervisor.ssh.unknown-name", failure, endpoint.address());
		}
		if (cause instanceof TimeoutException) {
			return unreachable("hypervisor.ssh.silent", failure, endpoint.address(), port);
		}
		String words = words(cause);
		return words.isEmpty() ? unreachable("hypervisor.ssh.broken", failure)
				: unreachable("hypervisor.ssh.no-connection", failure, endpoint.address(), port, words);
	}

	/**
	 * Connected, but not signed in.
	 * @param seen the fingerprint that the server showed, or null when it showed none
	 */
	static Problem signingIn(ConnectionSpec.Ssh spec, @Nullable String seen, Throwable failure) {
		if (seen != null && !seen.equals(spec.fingerprint())) {
			return new Problem(ErrorKind.HOST_REJECTED, "hypervisor.ssh.host-key-changed",
					List.of(spec.fingerprint(), seen), null, failure);
		}
		if (isRefusal(failure)) {
			return new Problem(ErrorKind.HOST_REJECTED, "hypervisor.ssh.login-refused", List.of(spec.user()), null,
					failure);
		}
		return connecting(spec.endpoint(), failure);
	}

	/** Signed in, but a port of the host cannot be reached. */
	static Problem dialing(String address, int port, @Nullable Throwable failure) {
		Throwable cause = (failure != null) ? innermost(failure) : new TimeoutException();
		if (cause instanceof SshChannelOpenException refusal) {
			return (refusal.getReasonCode() == SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED)
					? Problem.of(ErrorKind.REFUSED_BY_HOST, "hypervisor.ssh.forwarding-forbidden")
					: unreachable("hypervisor.ssh.port-closed", refusal, address, Integer.toString(port));
		}
		return unreachable("hypervisor.ssh.broken", cause);
	}

	/** Signed in, but libvirt's socket cannot be reached. */
	static Problem noDaemon(ConnectionSpec.Ssh spec, String socket, @Nullable Throwable failure) {
		return new Problem(ErrorKind.HOST_UNREACHABLE, "hypervisor.ssh.no-libvirt", List.of(socket, spec.user()), null,
				failure);
	}

	private static boolean isRefusal(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SshException ssh
					&& ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
				return true;
			}
		}
		return false;
	}

	private static String words(Throwable cause) {
		String said = cause.getMessage();
		return (said != null && cause instanceof IOException) ? STEP.matcher(said).replaceFirst("").strip() : "";
	}

	private static Throwable innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	private static Problem unreachable(String messageKey, Throwable failure, String... arguments) {
		return new Problem(ErrorKind.HOST_UNREACHABLE, messageKey, List.of(arguments), null, failure);
	}

}
