package dev.weir.hypervisor.libvirt;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.sun.jna.Pointer;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.HostDevices;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.LiveHardware;
import dev.weir.hypervisor.Networks;
import dev.weir.hypervisor.Node;
import dev.weir.hypervisor.NwFilters;
import dev.weir.hypervisor.Secrets;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.StorageSources;
import dev.weir.hypervisor.libvirt.LibvirtHypervisor.Opening;
import org.libvirt.jna.ConnectionPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from the moment that libvirt opened it until the last call has
 * returned. Thread-safe.
 */
final class LibvirtConnection implements HypervisorConnection, EventSink {

	private static final Logger log = LoggerFactory.getLogger(LibvirtConnection.class);

	private final LibvirtLibrary library;

	private final ConnectionPointer connection;

	private final Opening opening;

	private final UsageGuard guard = new UsageGuard(this::release);

	private final LineSource lines;

	private final Session session;

	private final Streams streams;

	private final Pointer opaque;

	private final EventSubscription subscription;

	private final Node node;

	private final AtomicBoolean told = new AtomicBoolean();

	private final CountDownLatch released = new CountDownLatch(1);

	/**
	 * @param connection its first native connection, the one that carries the events
	 * @param another opens one more; may block
	 */
	LibvirtConnection(LibvirtLibrary library, ConnectionPointer connection, Opening opening,
			Supplier<ConnectionPointer> another) {
		this.library = library;
		this.connection = connection;
		this.opening = opening;
		this.lines = lines(another);
		this.session = new Session(library.api(), this.lines, this.guard);
		this.streams = new Streams(this.session, this.guard);
		this.opaque = library.router().add(this);
		this.subscription = new EventSubscription(library.router(), this.opaque);
		this.node = new LibvirtNode(this.session, opening.spec());
		watch();
	}

	@Override
	public ConnectionSpec spec() {
		return this.opening.spec();
	}

	@Override
	public Node node() {
		return this.node;
	}

	@Override
	public Domains domains() {
		return new LibvirtDomains(this.session,
				new Screens(this.session, this.streams, this.opening, this.library.readiness()));
	}

	@Override
	public LiveHardware liveHardware() {
		return new LibvirtHardware(this.session);
	}

	@Override
	public StoragePools storagePools() {
		return new LibvirtStoragePools(this.session, this.streams);
	}

	@Override
	public StorageSources storageSources() {
		return new LibvirtStorageSources(this.session);
	}

	@Override
	public Secrets secrets() {
		return new LibvirtSecrets(this.session);
	}

	@Override
	public Networks networks() {
		return new LibvirtNetworks(this.session);
	}

	@Override
	public NwFilters nwFilters() {
		return new LibvirtNwFilters(this.session);
	}

	@Override
	public HostDevices devices() {
		return new LibvirtHostDevices(this.session);
	}

	@Override
	public void subscribe() {
		this.session.callFirst((libvirt, host) -> {
			this.subscription.start(libvirt, host);
			return true;
		});
	}

	@Override
	public SocketChannel dial(String address, int port) {
		return Dial.of(this.opening).connect(address, port);
	}

	@Override
	public boolean isAlive() {
		return this.session.isAlive();
	}

	@Override
	public void event(HypervisorEvent event) {
		if (!this.guard.isClosed()) {
			this.opening.listener().onEvent(event);
		}
	}

	@Override
	public void closed(CloseReason reason) {
		this.session.die();
		if (!this.guard.isClosed() && this.told.compareAndSet(false, true)) {
			this.opening.listener().onClosed(reason);
		}
	}

	/**
	 * Waits for the daemon's goodbye only as long as the settings say: with a daemon that
	 * hangs, the rest happens behind when keepalive has given it up.
	 */
	@Override
	public void close() {
		if (!this.guard.close()) {
			return;
		}
		this.lines.refuse();
		this.library.behind().execute(this.streams::close);
		this.library.behind().execute(this.session::letGo);
		// libvirt holds a lock while it tells of the end: waiting there would never end
		if (!this.library.loop().isCurrentThread()) {
			awaitRelease(this.opening.settings().closeWait());
		}
	}

	/** Close callback and keepalive, which in-process drivers do not have. */
	private void watch() {
		LibvirtApi api = this.library.api();
		keepAlive(this.connection);
		api.virConnectRegisterCloseCallback(this.connection, this.library.router().closeCallback(), this.opaque, null);
		api.virResetLastError();
	}

	private ConnectionPointer keepAlive(ConnectionPointer line) {
		int seconds = Math.max(1, (int) this.opening.settings().keepaliveInterval().toSeconds());
		this.library.api().virConnectSetKeepAlive(line, seconds, this.opening.settings().keepaliveCount());
		return line;
	}

	private LineSource lines(Supplier<ConnectionPointer> another) {
		if (this.opening.spec() instanceof ConnectionSpec.Test) {
			return new InProcessLine(this.connection);
		}
		LibvirtApi api = this.library.api();
		return new Lines(this.connection, new Lines.Exchange() {

			@Override
			public ConnectionPointer open() {
				return keepAlive(another.get());
			}

			@Override
			public void close(ConnectionPointer line) {
				api.virConnectClose(line);
			}

		}, this.library.behind(), System::nanoTime);
	}

	private void release() {
		this.library.behind().execute(this::free);
	}

	private void free() {
		LibvirtApi api = this.library.api();
		this.lines.end();
		this.subscription.stop(api, this.connection);
		api.virConnectUnregisterCloseCallback(this.connection, this.library.router().closeCallback());
		this.library.router().remove(this.opaque);
		int references = this.library.nodes().close(api, this.opening.spec(), this.connection);
		if (references != 0) {
			log.warn("Closing {} left {} references", this.opening.spec(), references);
		}
		if (this.opening.transport() != null) {
			this.opening.transport().close();
		}
		this.released.countDown();
	}

	private void awaitRelease(Duration time) {
		try {
			if (!this.released.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
				log.info("{} is still in use; it is closed when the last call returns", this.opening.spec());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
