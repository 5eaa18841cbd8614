package dev.weir.fleet.mirror;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.DomainSet;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.DomainSummaries;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads domains one by one, on a lane's thread. What is wrong with one domain is told in
 * its reading; only a lost connection is thrown. Thread-safe.
 */
final class DomainReader {

	private final Function<VmId, Optional<VmMirror>> lastRead;

	private final SharedParts shared;

	/**
	 * @param lastRead what the mirror holds: an unchanged definition is not parsed again
	 */
	DomainReader(Function<VmId, Optional<VmMirror>> lastRead, SharedParts shared) {
		this.lastRead = lastRead;
		this.shared = shared;
	}

	/**
	 * Reads a domain.
	 * @param set has those whose status is known without a look-up
	 * @throws Problem of kind HOST_UNREACHABLE when the connection is lost
	 */
	VmReading read(Domains domains, @Nullable DomainSet set, ReadRequest request) {
		try {
			DomainStatus status = (request.known() != null) ? request.known() : domains.status(request.uuid());
			return definition((set != null && request.known() != null) ? set::xml : domains::xml, request.uuid(),
					status);
		}
		catch (Problem ex) {
			return switch (ex.kind()) {
				case HOST_UNREACHABLE -> throw ex;
				case NOT_FOUND -> new VmReading.Gone(request.uuid());
				default -> unreadable(request, ex);
			};
		}
		catch (RuntimeException ex) {
			return unreadable(request, Problem.of(ErrorKind.INTERNAL, ex.toString(), ex));
		}
	}

	/** A running domain that is also defined has two definitions, any other has one. */
	private VmReading definition(BiFunction<UUID, XmlForm, String> xml, UUID uuid, DomainStatus status) {
		boolean active = status.state() != DomainState.SHUT_OFF;
		String present = xml.apply(uuid, XmlForm.LIVE);
		if (!active) {
			return reading(uuid, status, null, present);
		}
		return reading(uuid, status, present, status.persistent() ? xml.apply(uuid, XmlForm.INACTIVE) : null);
	}

	private VmReading reading(UUID uuid, DomainStatus status, @Nullable String live, @Nullable String inactive) {
		VmMirror last = this.lastRead.apply(new VmId(uuid)).orElse(null);
		if (last != null && last.unreadable() == null && last.xml() instanceof PackedXml xml
				&& xml.holds(live, inactive)) {
			return new VmReading.Read(uuid, status, last.definition(), xml);
		}
		DomainSummary next = (inactive != null) ? DomainSummaries.read(inactive) : null;
		DomainSummary now = (live != null) ? DomainSummaries.read(live) : next;
		if (now == null) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, ErrorKind.INVALID_DEFINITION.messageKey());
		}
		return new VmReading.Read(uuid, status, this.shared.shrink(now), this.shared.pack(uuid, live, inactive));
	}

	private static VmReading unreadable(ReadRequest request, Problem problem) {
		String words = (problem.detail() != null) ? problem.detail() : problem.getMessage();
		return new VmReading.Unreadable(request.uuid(), request.name(), (words != null) ? words : problem.messageKey());
	}

}
