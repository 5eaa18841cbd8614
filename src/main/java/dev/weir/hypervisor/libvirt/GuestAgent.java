package dev.weir.hypervisor.libvirt;

import java.time.Instant;
import java.util.UUID;

import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.GuestReport;

/**
 * Asks guests' agents. Thread-safe.
 */
final class GuestAgent {

	/** All that agent and libvirt know; no bit asks for that. */
	private static final int ALL = 0;

	private final Session session;

	GuestAgent(Session session) {
		this.session = session;
	}

	GuestReport report(UUID uuid) {
		return this.session.domain(uuid, (libvirt, domain) -> {
			PointerByReference params = new PointerByReference();
			IntByReference count = new IntByReference();
			NativeError.check(libvirt, libvirt.virDomainGetGuestInfo(domain, ALL, params, count, 0));
			try {
				return new GuestReport(TypedParams.read(params.getValue(), count.getValue()));
			}
			finally {
				if (params.getValue() != null) {
					libvirt.virTypedParamsFree(params.getValue(), count.getValue());
				}
			}
		});
	}

	Instant time(UUID uuid) {
		return this.session.domain(uuid, (libvirt, domain) -> {
			LongByReference seconds = new LongByReference();
			IntByReference nanos = new IntByReference();
			NativeError.check(libvirt, libvirt.virDomainGetTime(domain, seconds, nanos, 0));
			return Instant.ofEpochSecond(seconds.getValue(), Integer.toUnsignedLong(nanos.getValue()));
		});
	}

}
