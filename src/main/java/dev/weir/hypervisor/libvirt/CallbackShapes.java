package dev.weir.hypervisor.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The C signatures of libvirt's event callbacks, named after their arguments between
 * (connection, object) and (opaque): i int, l long long, s string. All are borrowed for
 * the length of the call
 * (<a href="https://libvirt.org/html/libvirt-libvirt-domain.html">libvirt-domain.h</a>).
 */
final class CallbackShapes {

	private CallbackShapes() {
	}

	@FunctionalInterface
	interface None extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface I extends Callback {

		void call(Pointer connection, Pointer object, int first, @Nullable Pointer opaque);

	}

	/** Returns int in C for LIFECYCLE, whose value libvirt ignores. */
	@FunctionalInterface
	interface II extends Callback {

		int call(Pointer connection, Pointer object, int first, int second, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface III extends Callback {

		void call(Pointer connection, Pointer object, int first, int second, int third, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface L extends Callback {

		void call(Pointer connection, Pointer object, long first, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface S extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer text, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Is extends Callback {

		void call(Pointer connection, Pointer object, int first, @Nullable Pointer text, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Si extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer text, int first, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Sl extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer text, long first, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Sii extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer text, int first, int second,
				@Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Ssi extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer path, @Nullable Pointer text, int first,
				@Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Ssis extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer path, @Nullable Pointer text, int first,
				@Nullable Pointer reason, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Sssi extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer before, @Nullable Pointer after,
				@Nullable Pointer text, int first, @Nullable Pointer opaque);

	}

	@FunctionalInterface
	interface Ssll extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer text, @Nullable Pointer path, long first,
				long second, @Nullable Pointer opaque);

	}

	/** Typed parameters and their number. */
	@FunctionalInterface
	interface Params extends Callback {

		void call(Pointer connection, Pointer object, @Nullable Pointer params, int count, @Nullable Pointer opaque);

	}

	/** Phase, local and remote address, authentication scheme, subject. */
	@FunctionalInterface
	interface Graphics extends Callback {

		void call(Pointer connection, Pointer object, int phase, @Nullable Pointer local, @Nullable Pointer remote,
				@Nullable Pointer scheme, @Nullable Pointer subject, @Nullable Pointer opaque);

	}

}
