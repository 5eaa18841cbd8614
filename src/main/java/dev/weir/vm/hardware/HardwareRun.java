package dev.weir.vm.hardware;

import java.util.List;
import java.util.UUID;

import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorProblem;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.PendingChange;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.PendingChanges;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes one change on a host: in the definition, then in what runs, and looks at what
 * came of it. One thread, one change.
 */
final class HardwareRun {

	/** VIR_ERR_SYSTEM_ERROR: the host itself refused, and will at the next start. */
	private static final int SYSTEM_ERROR = 38;

	private final HypervisorConnection connection;

	private final Domains domains;

	private final UUID vm;

	HardwareRun(HypervisorConnection connection, UUID vm) {
		this.connection = connection;
		this.domains = connection.domains();
		this.vm = vm;
	}

	/**
	 * Makes the change.
	 * @param expected the version that it is meant for, or null for any
	 * @throws Problem of kind STALE, or what libvirt says; then nothing is changed
	 */
	Applied apply(HardwareChange change, @Nullable String expected) {
		if (expected != null) {
			Version.of(this.domains, this.vm).require(expected);
		}
		String before = this.domains.xml(this.vm, XmlForm.INACTIVE_SECURE);
		DomainXml next = DomainXml.parse(before);
		change.applyTo(next);
		if (!next.document().equals(before)) {
			this.domains.define(next.document());
		}
		if (!this.domains.status(this.vm).state().isActive()) {
			return off(change);
		}
		return live(change, before);
	}

	/** The size of a disk is in no definition: its volume grows. */
	private Applied off(HardwareChange change) {
		if (change instanceof GrowDisk grow) {
			Medium volume = grow.volume();
			if (volume == null) {
				throw Problem.of(ErrorKind.CONFLICT, "vm.hardware.problem.grow-pool");
			}
			this.connection.storagePools().growVolume(volume.pool(), volume.volume(), grow.bytes());
		}
		return new Applied(false, false, false, null);
	}

	private Applied live(HardwareChange change, String before) {
		DomainXml running = DomainXml.parse(this.domains.xml(this.vm, XmlForm.LIVE_SECURE));
		List<LiveStep> steps = LiveSteps.of(change, running);
		Problem refusal = null;
		int done = 0;
		for (LiveStep step : steps) {
			try {
				step.run(this.connection.liveHardware(), this.vm);
				done++;
			}
			catch (Problem ex) {
				refusal = refused(change, before, ex);
			}
		}
		List<PendingChange> pending = PendingChanges.between(this.domains.xml(this.vm, XmlForm.LIVE),
				this.domains.xml(this.vm, XmlForm.INACTIVE));
		// what runs tells the features of its model too, so that they cannot be compared
		boolean features = change instanceof EditSections sections
				&& sections.values().containsKey(CpuFeatureLines.NAME);
		boolean waits = refusal != null || features || pending.stream().anyMatch((each) -> concerns(change, each));
		return new Applied(true, waits, done > 0, refusal);
	}

	/**
	 * What cannot be done to a running VM waits for the next start. What could be done
	 * but goes wrong would go wrong at the next start as well: it is taken back.
	 */
	private Problem refused(HardwareChange change, String before, Problem problem) {
		boolean lost = problem.kind() == ErrorKind.HOST_UNREACHABLE || problem.kind() == ErrorKind.TIMED_OUT;
		if (lost || change instanceof GrowDisk) {
			throw problem;
		}
		if (change instanceof AddDevice && isLasting(problem)) {
			this.domains.define(before);
			throw problem;
		}
		return problem;
	}

	private static boolean isLasting(Problem problem) {
		String words = (problem.detail() != null) ? problem.detail() : "";
		boolean system = problem instanceof HypervisorProblem libvirt && libvirt.code() == SYSTEM_ERROR;
		return system || (words.contains("unable to execute QEMU command") && !words.contains("hotplug"))
				|| problem.kind() == ErrorKind.NO_RESOURCES;
	}

	private static boolean concerns(HardwareChange change, PendingChange pending) {
		if (change instanceof EditSections sections) {
			return sections.values().keySet().stream().anyMatch((name) -> name.startsWith(pending.item() + "."));
		}
		if (change instanceof AddDevice add) {
			return pending.item().equals(add.kind().element()) && pending.property() == null && pending.now() == null;
		}
		return LiveSteps.key(change)
			.filter((key) -> key.equals(new DeviceKey(pending.item(), String.valueOf(pending.name()))))
			.isPresent();
	}

}
