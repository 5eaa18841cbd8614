package dev.weir.vm.hardware;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/**
 * Tells whether a definition is still the one that somebody looked at: a digest of what
 * the next start will use, without secrets. Immutable.
 */
record Version(String text) {

	/** What the mirror holds. */
	static Version of(VmMirror vm) {
		String inactive = vm.xml().inactive();
		return of((inactive != null) ? inactive : "");
	}

	static Version of(String definition) {
		return new Version(DigestUtils.md5DigestAsHex(definition.getBytes(StandardCharsets.UTF_8)));
	}

	/** What the host has now, read as the mirror does. */
	static Version of(Domains domains, UUID id) {
		boolean active = domains.status(id).state().isActive();
		return of(domains.xml(id, active ? XmlForm.INACTIVE : XmlForm.LIVE));
	}

	/** The header {@code ETag}. */
	String etag() {
		return '"' + this.text + '"';
	}

	/**
	 * @param expected what somebody looked at, as ETag or plain; null or {@code *} for
	 * anything
	 * @throws Problem of kind STALE when it was changed since
	 */
	void require(@Nullable String expected) {
		String plain = (expected != null) ? expected.strip().replaceFirst("^W/", "").replace("\"", "") : "*";
		if (!plain.equals("*") && !plain.isEmpty() && !plain.equals(this.text)) {
			throw Problem.of(ErrorKind.STALE, "vm.hardware.problem.stale");
		}
	}

}
