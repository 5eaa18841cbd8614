package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.ConnectionSpec;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/**
 * The calls that a mirror of all domains needs, made directly through JNA with nothing
 * around them: the yardstick for the mirror. Each definition is copied into a Java text
 * and dropped. Used by one thread at a time.
 */
public final class RawCalls implements AutoCloseable {

	/** All, only running, starting by themselves, with saved memory. */
	private static final int[] FILTERS = { 0, 1 << 3, 1 << 10, 1 << 8 };

	private static final int STATE = 1;

	private static final int NOWAIT = 1 << 29;

	private final LibvirtLibrary library = LibvirtLibrary.get();

	private final ConnectionSpec spec;

	private final ConnectionPointer connection;

	/**
	 * @param spec the test driver, or a daemon that is reached without signing in
	 */
	public RawCalls(ConnectionSpec spec) {
		this.spec = spec;
		String uri = ConnectionUri.of(spec, null);
		Path file = (spec instanceof ConnectionSpec.Test test) ? test.nodeFile() : null;
		this.connection = NativeError.check(this.library.api(), (file != null)
				? this.library.nodes().open(this.library.api(), file, uri) : this.library.api().virConnectOpen(uri));
	}

	/**
	 * All that a mirror begins with: opens, asks what machine it is, and reads.
	 * @return characters of all definitions
	 */
	public static long fromNothing(ConnectionSpec spec, int threads) throws Exception {
		try (RawCalls calls = new RawCalls(spec)) {
			calls.greet();
			return calls.read(threads);
		}
	}

	private void greet() {
		NativeError.check(this.library.api(), this.library.api().virConnectGetCapabilities(this.connection));
		NativeError.check(this.library.api(), this.library.api().virConnectGetHostname(this.connection));
		try (Memory info = new Memory(64)) {
			NativeError.check(this.library.api(), this.library.api().virNodeGetInfo(this.connection, info));
		}
	}

	/**
	 * Lists and states in bulk, then each definition.
	 * @return characters of all definitions
	 */
	public long read(int threads) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			for (int i = 1; i < FILTERS.length; i++) {
				free(list(FILTERS[i]));
			}
			states();
			Pointer[] domains = list(FILTERS[0]);
			List<Future<Long>> parts = new ArrayList<>();
			for (int part = 0; part < threads; part++) {
				int first = part;
				parts.add(pool.submit(() -> definitions(domains, first, threads)));
			}
			long characters = 0;
			for (Future<Long> part : parts) {
				characters += part.get();
			}
			free(domains);
			return characters;
		}
		finally {
			pool.shutdown();
		}
	}

	@Override
	public void close() {
		this.library.nodes().close(this.library.api(), this.spec, this.connection);
	}

	private long definitions(Pointer[] domains, int first, int step) {
		long characters = 0;
		for (int i = first; i < domains.length; i += step) {
			characters += NativeError
				.check(this.library.api(), this.library.api().virDomainGetXMLDesc(new DomainPointer(domains[i]), 0))
				.toString()
				.length();
		}
		return characters;
	}

	private void states() {
		PointerByReference records = new PointerByReference();
		NativeError.check(this.library.api(),
				this.library.api().virConnectGetAllDomainStats(this.connection, STATE, records, NOWAIT));
		this.library.api().virDomainStatsRecordListFree(records.getValue());
	}

	private Pointer[] list(int filter) {
		PointerByReference list = new PointerByReference();
		int count = NativeError.check(this.library.api(),
				this.library.api().virConnectListAllDomains(this.connection, list, filter));
		Pointer array = list.getValue();
		Pointer[] domains = (count > 0) ? array.getPointerArray(0, count) : new Pointer[0];
		Native.free(Pointer.nativeValue(array));
		return domains;
	}

	private void free(Pointer[] domains) {
		for (Pointer domain : domains) {
			this.library.api().virDomainFree(new DomainPointer(domain));
		}
	}

}
