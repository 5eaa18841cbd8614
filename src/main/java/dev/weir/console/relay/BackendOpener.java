package dev.weir.console.relay;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

import dev.weir.console.ConsoleProperties;
import dev.weir.console.ticket.Admission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.xml.DomainSummary.Graphics;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Opens the VM's side of a console. Where to is read from the mirror only: nothing that a
 * browser sends has a say in it. Thread-safe; blocks for as long as the host takes.
 */
@Component
class BackendOpener {

	private static final Duration DEADLINE = Duration.ofSeconds(15);

	private static final Set<String> WILDCARDS = Set.of("", "0.0.0.0", "::");

	private final Fleet fleet;

	private final HostCommands commands;

	private final RelayThreads threads;

	private final BufferPool pool;

	private final Semaphore serialLines;

	BackendOpener(Fleet fleet, HostCommands commands, RelayThreads threads, ConsoleProperties properties) {
		this.pool = threads.buffers();
		this.fleet = fleet;
		this.commands = commands;
		this.threads = threads;
		this.serialLines = new Semaphore(properties.maxSerial());
	}

	/**
	 * @throws Problem NOT_FOUND, CONFLICT for a VM that is off, UNSUPPORTED, NO_RESOURCES
	 * or what the host says
	 */
	Backend open(Relay relay) throws IOException {
		Admission admission = relay.admission();
		VmMirror vm = this.fleet.vm(admission.vm())
			.filter((found) -> found.hostId().equals(admission.host()))
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.vm.unknown", admission.vm()));
		if (!vm.state().isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "console.vm-off", vm.name());
		}
		return switch (admission.kind()) {
			case VNC -> new ChannelBackend(call(vm, (connection) -> display(connection, vm)), relay,
					relay.browser().loop(), this.pool);
			case SERIAL -> serial(vm, relay);
		};
	}

	private Backend serial(VmMirror vm, Relay relay) {
		if (!this.serialLines.tryAcquire()) {
			throw Problem.of(ErrorKind.NO_RESOURCES, "console.too-many-serial");
		}
		try {
			ByteStream stream = call(vm, (connection) -> connection.domains().openConsole(vm.id().value(), null));
			return new SerialBackend(stream, relay, this.threads, this.serialLines::release);
		}
		catch (RuntimeException ex) {
			this.serialLines.release();
			throw ex;
		}
	}

	/** What arrives after the deadline is closed again. */
	private <T extends AutoCloseable> T call(VmMirror vm, HostCommands.HostCall<T> opening) {
		Handover<T> handover = new Handover<>();
		try {
			return this.commands.call(vm.hostId(), DEADLINE, (connection) -> handover.offer(opening.run(connection)));
		}
		catch (RuntimeException ex) {
			handover.abandon();
			throw ex;
		}
	}

	private static SocketChannel display(HypervisorConnection connection, VmMirror vm) {
		List<Graphics> all = vm.definition().graphics();
		Optional<Graphics> vnc = all.stream().filter((graphics) -> graphics.type().equals("vnc")).findFirst();
		if (vnc.isEmpty()) {
			throw Problem.of(ErrorKind.UNSUPPORTED, "console.none.vnc", vm.name());
		}
		if (connection.spec() instanceof ConnectionSpec.Local) {
			return connection.domains().openGraphics(vm.id().value(), all.indexOf(vnc.get()));
		}
		String address = address(connection.spec(), vnc.get().listen());
		if (address == null || vnc.get().port() <= 0) {
			throw Problem.of(ErrorKind.UNSUPPORTED, "console.display-unreachable", vm.name());
		}
		return connection.dial(address, vnc.get().port());
	}

	/**
	 * Where a display listens, as seen from Weir; through SSH, as seen from the host.
	 * @return null where it cannot be reached: on the loopback of a host that is reached
	 * by TCP or TLS
	 */
	static @Nullable String address(ConnectionSpec spec, @Nullable String listen) {
		boolean anywhere = listen == null || WILDCARDS.contains(listen);
		if (spec instanceof ConnectionSpec.Ssh) {
			return anywhere ? "127.0.0.1" : listen;
		}
		String host = null;
		if (spec instanceof ConnectionSpec.Tcp tcp) {
			host = tcp.endpoint().address();
		}
		else if (spec instanceof ConnectionSpec.Tls tls) {
			host = tls.endpoint().address();
		}
		if (host == null || anywhere) {
			return host;
		}
		return (isLoopback(listen) && !isLoopback(host)) ? null : listen;
	}

	private static boolean isLoopback(@Nullable String address) {
		return address != null && (address.startsWith("127.") || address.equals("::1") || address.equals("localhost"));
	}

	/** Passes something on unless nobody waits for it any more. */
	private static final class Handover<T extends AutoCloseable> {

		private @Nullable T offered;

		private boolean abandoned;

		synchronized T offer(T thing) throws Exception {
			this.offered = thing;
			if (this.abandoned) {
				thing.close();
			}
			return thing;
		}

		synchronized void abandon() {
			this.abandoned = true;
			if (this.offered != null) {
				try {
					this.offered.close();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}
		}

	}

}
