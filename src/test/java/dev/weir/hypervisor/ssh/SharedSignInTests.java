package dev.weir.hypervisor.ssh;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import dev.weir.home.WeirHome;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshTransport;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many who want to reach a host whose SSH server takes connections and says nothing. */
@Timeout(180)
class SharedSignInTests {

	@TempDir
	Path home;

	@Test
	void whoeverComesWhileOneSignsInSharesItsOutcome() throws Exception {
		MinaTransports transports = new MinaTransports(new KeyFile(new WeirHome(this.home)));
		Queue<Socket> taken = new ConcurrentLinkedQueue<>();
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread server = new Thread(() -> take(silent, taken));
			server.start();
			ConnectionSpec.Ssh spec = new ConnectionSpec.Ssh(new Endpoint("127.0.0.1", silent.getLocalPort()), "virt",
					"SHA256:" + "A".repeat(43), null);
			Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
			List<CompletableFuture<SshTransport>> all = Stream.generate(() -> open(transports, spec, waiting))
				.limit(5)
				.toList();
			await().until(() -> waiting.size() == 5 && taken.size() == 1
					&& waiting.stream().noneMatch((thread) -> thread.getState() == Thread.State.RUNNABLE));
			assertThat(taken).as("connections to the server").hasSize(1);
			taken.element().close();
			assertThat(all).allSatisfy((one) -> assertThat(kind(one)).isEqualTo(ErrorKind.HOST_UNREACHABLE));
			assertThat(taken).as("nobody tried once more").hasSize(1);
		}
		finally {
			transports.destroy();
		}
	}

	private static CompletableFuture<SshTransport> open(MinaTransports transports, ConnectionSpec.Ssh spec,
			Queue<Thread> waiting) {
		CompletableFuture<SshTransport> answer = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				answer.complete(transports.open(spec));
			}
			catch (Problem ex) {
				answer.completeExceptionally(ex);
			}
		});
		thread.start();
		waiting.add(thread);
		return answer;
	}

	private static ErrorKind kind(CompletableFuture<SshTransport> answer) {
		Throwable failure = answer.handle((opened, thrown) -> thrown).join();
		return (failure instanceof Problem problem) ? problem.kind() : ErrorKind.INTERNAL;
	}

	private static void take(ServerSocket server, Queue<Socket> taken) {
		try {
			while (true) {
				taken.add(server.accept());
			}
		}
		catch (java.io.IOException ex) {
			// The test has ended.
		}
	}

}
