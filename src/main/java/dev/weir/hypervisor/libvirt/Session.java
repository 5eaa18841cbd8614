package dev.weir.hypervisor.libvirt;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.weir.hypervisor.HypervisorProblem;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;

/**
 * Runs native calls on one connection, each on a {@link Line} of its own: refuses them
 * once it is closed or dead, keeps its handle alive meanwhile, and frees every handle
 * that a call looks up. Thread-safe.
 */
final class Session {

	private final LibvirtApi api;

	private final LineSource lines;

	private final UsageGuard guard;

	private final AtomicBoolean dead;

	private final Set<HeldDomains> held = ConcurrentHashMap.newKeySet();

	Session(LibvirtApi api, LineSource lines, UsageGuard guard) {
		this(api, lines, guard, new AtomicBoolean());
	}

	private Session(LibvirtApi api, LineSource lines, UsageGuard guard, AtomicBoolean dead) {
		this.api = api;
		this.lines = lines;
		this.guard = guard;
		this.dead = dead;
	}

	LibvirtApi api() {
		return this.api;
	}

	/** Refuses calls from now on; those in flight return by themselves. */
	void die() {
		this.dead.set(true);
		this.lines.refuse();
	}

	/**
	 * The same on a line of its own, which its calls have to themselves until
	 * {@link #end()}. Keep the connection alive as long.
	 */
	Session reserve() {
		return new Session(this.api, this.lines.reserve(), this.guard, this.dead);
	}

	/** No call will come any more. */
	void end() {
		this.lines.end();
	}

	boolean isAlive() {
		return !this.dead.get() && !this.guard.isClosed();
	}

	/**
	 * Keeps the connection until the set is let go of.
	 */
	HeldDomains keep(HeldDomains domains) {
		this.held.add(domains);
		if (!this.guard.enter()) {
			this.held.remove(domains);
			throw gone();
		}
		return domains;
	}

	/** The set's handles are freed. */
	void letGo(HeldDomains domains) {
		if (this.held.remove(domains)) {
			this.guard.leave();
		}
	}

	/** Lets go of every set; each is freed when its last call has returned. */
	void letGo() {
		this.held.forEach(HeldDomains::close);
	}

	/**
	 * Runs a call on the connection.
	 * @throws Problem of kind HOST_UNREACHABLE when it is closed or dead, UNSUPPORTED
	 * when the client library lacks the function
	 */
	<T> T call(NativeCall<ConnectionPointer, T> call) {
		return call(this.lines::take, call);
	}

	/** As {@link #call}, on the line that carries the events. */
	<T> T callFirst(NativeCall<ConnectionPointer, T> call) {
		return call(this.lines::takeFirst, call);
	}

	private <T> T call(Supplier<Line> taking, NativeCall<ConnectionPointer, T> call) {
		if (this.dead.get() || !this.guard.enter()) {
			throw gone();
		}
		try {
			Line line = taking.get();
			try {
				return run(line.connection(), call);
			}
			finally {
				this.lines.giveBack(line);
			}
		}
		finally {
			this.guard.leave();
		}
	}

	private <T> T run(ConnectionPointer connection, NativeCall<ConnectionPointer, T> call) {
		try {
			return call.run(this.api, connection);
		}
		catch (HypervisorProblem ex) {
			if (ex.kind() == ErrorKind.HOST_UNREACHABLE && this.api.virConnectIsAlive(connection) != 1) {
				die();
			}
			throw ex;
		}
		catch (UnsatisfiedLinkError ex) {
			throw Problem.of(ErrorKind.UNSUPPORTED, ex.getMessage(), ex);
		}
	}

	<T> T domain(UUID uuid, NativeCall<DomainPointer, T> call) {
		return call((libvirt, host) -> {
			DomainPointer domain = NativeError.check(libvirt, libvirt.virDomainLookupByUUID(host, Handles.bytes(uuid)));
			try {
				return call.run(libvirt, domain);
			}
			finally {
				libvirt.virDomainFree(domain);
			}
		});
	}

	/** Runs a call whose only result is that it worked. */
	void onDomain(UUID uuid, NativeStep<DomainPointer> step) {
		domain(uuid, (libvirt, domain) -> NativeError.check(libvirt, step.run(libvirt, domain)));
	}

	<T> T network(String name, NativeCall<NetworkPointer, T> call) {
		return call((libvirt, host) -> {
			NetworkPointer network = NativeError.check(libvirt,
					libvirt.virNetworkLookupByName(host, Handles.argument(name)));
			try {
				return call.run(libvirt, network);
			}
			finally {
				libvirt.virNetworkFree(network);
			}
		});
	}

	void onNetwork(String name, NativeStep<NetworkPointer> step) {
		network(name, (libvirt, network) -> NativeError.check(libvirt, step.run(libvirt, network)));
	}

	<T> T pool(String name, NativeCall<StoragePoolPointer, T> call) {
		return call((libvirt, host) -> {
			StoragePoolPointer pool = NativeError.check(libvirt,
					libvirt.virStoragePoolLookupByName(host, Handles.argument(name)));
			try {
				return call.run(libvirt, pool);
			}
			finally {
				libvirt.virStoragePoolFree(pool);
			}
		});
	}

	void onPool(String name, NativeStep<StoragePoolPointer> step) {
		pool(name, (libvirt, pool) -> NativeError.check(libvirt, step.run(libvirt, pool)));
	}

	<T> T volume(String pool, String name, NativeCall<StorageVolPointer, T> call) {
		return pool(pool, (libvirt, parent) -> {
			StorageVolPointer volume = NativeError.check(libvirt,
					libvirt.virStorageVolLookupByName(parent, Handles.argument(name)));
			try {
				return call.run(libvirt, volume);
			}
			finally {
				libvirt.virStorageVolFree(volume);
			}
		});
	}

	static Problem gone() {
		return Problem.of(ErrorKind.HOST_UNREACHABLE, "hypervisor.closed");
	}

	/** A use of a native handle that gives a value. */
	@FunctionalInterface
	interface NativeCall<H, T> {

		T run(LibvirtApi libvirt, H handle);

	}

	/** A use of a native handle that gives libvirt's result, negative on failure. */
	@FunctionalInterface
	interface NativeStep<H> {

		int run(LibvirtApi libvirt, H handle);

	}

}
