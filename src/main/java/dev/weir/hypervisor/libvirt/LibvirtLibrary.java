package dev.weir.hypervisor.libvirt;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.LongByReference;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.libvirt.jna.Libvirt;

/**
 * libvirt's client library, loaded and started at the first use: Weir starts without it
 * and says what is missing when a host is opened. There is one for the process, because
 * libvirt has one event loop for the process and its callbacks must never be freed.
 * Thread-safe.
 */
final class LibvirtLibrary {

	/** Errors are read where they happen; without this libvirt prints each one too. */
	private static final Libvirt.VirErrorCallback QUIET = (userData, error) -> {
	};

	private final LibvirtApi api;

	private final EventRouter router;

	private final EventLoop loop;

	private final StreamReadiness readiness;

	private final SharedNodes nodes = new SharedNodes();

	private final Executor behind = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "libvirt-close");
		thread.setDaemon(true);
		return thread;
	});

	private LibvirtLibrary() {
		this.api = Native.load("virt", LibvirtApi.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
		NativeError.check(this.api, this.api.virInitialize());
		this.api.virSetErrorFunc(null, QUIET);
		this.router = new EventRouter(this.api);
		this.readiness = new StreamReadiness(this.api);
		this.loop = new EventLoop(this.api);
		this.loop.start();
	}

	/**
	 * The library of this process.
	 * @throws Problem of kind UNSUPPORTED when it is not installed
	 */
	static LibvirtLibrary get() {
		try {
			return Holder.LIBRARY;
		}
		catch (LinkageError ex) {
			throw new Problem(ErrorKind.UNSUPPORTED, "hypervisor.library", List.of(), ex.getMessage(), ex);
		}
	}

	LibvirtApi api() {
		return this.api;
	}

	EventRouter router() {
		return this.router;
	}

	EventLoop loop() {
		return this.loop;
	}

	/** Tells streams that there is something to read. */
	StreamReadiness readiness() {
		return this.readiness;
	}

	/** Native connections to pretended hosts. */
	SharedNodes nodes() {
		return this.nodes;
	}

	/** Where closing goes on when a daemon takes its time. */
	Executor behind() {
		return this.behind;
	}

	/** Version of the client library. */
	String version() {
		LongByReference version = new LongByReference();
		NativeError.check(this.api, this.api.virGetVersion(version, null, null));
		return version(version.getValue());
	}

	/** libvirt's way to write a version in a number: 9000000 is 9.0.0. */
	static String version(long number) {
		return number / 1_000_000 + "." + number / 1000 % 1000 + "." + number % 1000;
	}

	private static final class Holder {

		private static final LibvirtLibrary LIBRARY = new LibvirtLibrary();

	}

}
