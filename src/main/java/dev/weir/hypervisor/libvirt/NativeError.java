package dev.weir.hypervisor.libvirt;

import com.sun.jna.Pointer;
import dev.weir.hypervisor.HypervisorProblem;
import org.jspecify.annotations.Nullable;

/**
 * The error that libvirt recorded for the calling thread. Immutable.
 *
 * @param code virErrorNumber, 0 when none was recorded
 * @param domain virErrorDomain
 * @param errno the system's error number, or not positive where there was none
 * @param message libvirt's text
 */
record NativeError(int code, int domain, int errno, @Nullable String message) {

	// struct _virError, 64 bit: code@0 domain@4 message@8 level@16 ... int1@64
	private static final int CODE = 0;

	private static final int DOMAIN = 4;

	private static final int MESSAGE = 8;

	private static final int INT1 = 64;

	/**
	 * Takes the error out of libvirt. Errors are per operating system thread: call it on
	 * the thread of the failed call, before any other call.
	 */
	static NativeError take(LibvirtApi api) {
		Pointer error = api.virSaveLastError();
		if (error == null) {
			return new NativeError(0, 0, 0, null);
		}
		try {
			Pointer text = error.getPointer(MESSAGE);
			return new NativeError(error.getInt(CODE), error.getInt(DOMAIN), error.getInt(INT1),
					(text != null) ? text.getString(0, "UTF-8") : null);
		}
		finally {
			api.virFreeError(error);
			api.virResetLastError();
		}
	}

	/** Passes a result that is not negative, else throws what libvirt recorded. */
	static int check(LibvirtApi api, int result) {
		if (result < 0) {
			throw take(api).problem();
		}
		return result;
	}

	/** Passes a pointer that is not null, else throws what libvirt recorded. */
	static <T> T check(LibvirtApi api, @Nullable T pointer) {
		if (pointer == null) {
			throw take(api).problem();
		}
		return pointer;
	}

	/** The problem that a person is told of, for a call on an open connection. */
	HypervisorProblem problem() {
		return new HypervisorProblem(ErrorTable.kind(this), this.code, this.domain, this.message);
	}

	/**
	 * The problem that a person is told of, for a connection that could not be opened.
	 */
	HypervisorProblem openingProblem() {
		return new HypervisorProblem(ErrorTable.openingKind(this), this.code, this.domain, this.message);
	}

	boolean says(String words) {
		return this.message != null && this.message.contains(words);
	}

}
