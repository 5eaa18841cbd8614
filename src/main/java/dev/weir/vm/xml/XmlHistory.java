package dev.weir.vm.xml;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The definitions that a virtual machine had: written down when one is followed by
 * another, the newest {@value #KEPT} kept. Thread-safe; checks no permission.
 */
@Component
class XmlHistory {

	/** For each virtual machine. */
	static final int KEPT = 100;

	private final XmlVersions versions;

	private final Clock clock;

	XmlHistory(XmlVersions versions, Clock clock) {
		this.versions = versions;
		this.clock = clock;
	}

	/** Those whose definition is compared when Weir sees them for the first time. */
	@Transactional(readOnly = true)
	public Set<UUID> known() {
		return Set.copyOf(this.versions.known());
	}

	/**
	 * Writes down what it is now, unless that is the last one already.
	 * @param before what it was, or null when Weir sees it for the first time
	 */
	@Transactional
	public void changed(VmId vm, @Nullable String before, String now, XmlOrigin origin) {
		XmlVersion last = this.versions.findFirstByVmIdOrderByIdDesc(vm.value()).orElse(null);
		if (last == null && before != null) {
			this.versions.save(new XmlVersion(vm, this.clock.instant(), XmlOrigin.FOUND, before));
		}
		if (last == null || !last.isOf(now)) {
			this.versions.save(new XmlVersion(vm, this.clock.instant(), origin, now));
			prune(vm);
		}
		else if (origin.isTask() && last.isNobodys()) {
			last.claim(origin);
		}
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	public List<XmlVersionView> of(VmId vm) {
		return this.versions.findByVmIdOrderByIdDesc(vm.value(), Limit.of(KEPT))
			.stream()
			.map(XmlVersionView::of)
			.toList();
	}

	/**
	 * One of them.
	 * @throws Problem of kind NOT_FOUND
	 */
	@Transactional(readOnly = true)
	public XmlVersionView require(VmId vm, String id) {
		return number(id).flatMap((number) -> this.versions.findByIdAndVmId(number, vm.value()))
			.map(XmlVersionView::of)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.xml.problem.version", id));
	}

	private static Optional<Long> number(String id) {
		return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
	}

	private void prune(VmId vm) {
		List<XmlVersion> newest = this.versions.findByVmIdOrderByIdDesc(vm.value(), Limit.of(KEPT));
		if (newest.size() == KEPT) {
			this.versions.deleteOlder(vm.value(), newest.get(KEPT - 1).id());
		}
	}

}
