package dev.weir.vm.xml;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.audit.AuditEntry;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.DomainXml;
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

	private static final XmlPath NAME = XmlPath.of("name");

	private final XmlVersions versions;

	private final Clock clock;

	private final AuditTrail trail;

	XmlHistory(XmlVersions versions, Clock clock, AuditTrail trail) {
		this.versions = versions;
		this.clock = clock;
		this.trail = trail;
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
			record(vm, (last != null) ? last.content() : before, now, origin);
			this.versions.save(new XmlVersion(vm, this.clock.instant(), origin, now));
			prune(vm);
		}
		else if (origin.isTask() && last.isNobodys()) {
			last.claim(origin);
		}
	}

	/** A row of its own in the trail: also for what was changed past Weir. */
	private void record(VmId vm, @Nullable String before, String now, XmlOrigin origin) {
		if (before == null) {
			return;
		}
		String name = DomainXml.parse(now).get(NAME, vm.toString());
		String author = origin.author();
		Actor actor = (author != null) ? new Actor(author, null, null, null, "-") : Actor.SYSTEM;
		String action = (author != null) ? "vm.xml.changed" : "vm.xml.changed-outside";
		this.trail.record(actor,
				AuditEntry
					.of(action, Target.of(Target.Kind.VM, vm, name), AuditTrail.Outcome.DONE,
							(author != null) ? origin.kind() : null)
					.by(origin.task())
					.changing(XmlDiff.unified(SecretMask.hide(before), SecretMask.hide(now))));
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
