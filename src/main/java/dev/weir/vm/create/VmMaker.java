package dev.weir.vm.create;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.DomainConfigurator.NewDomain;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.springframework.stereotype.Component;

/**
 * Makes a virtual machine on its host: volumes, definition, start. When the definition
 * fails, the volumes made for it are deleted again; when the start fails, the virtual
 * machine stays and the failure says so. Thread-safe.
 */
@Component
class VmMaker {

	private final HostCommands commands;

	private final DiskMaker disks;

	VmMaker(HostCommands commands, DiskMaker disks) {
		this.commands = commands;
		this.disks = disks;
	}

	/** Runs in a task. */
	void make(CheckedVm vm, TaskProgress progress) {
		make(vm, progress, (undo) -> this.disks.make(vm.spec(), undo, progress));
	}

	/** The same with volumes that come from elsewhere. */
	void make(CheckedVm vm, TaskProgress progress, VolumeStep volumes) {
		UndoSteps undo = new UndoSteps();
		try {
			Map<VolumeName, DiskSource> sources = new HashMap<>(vm.sources());
			progress.report(0.1, "vm.create.step.volumes");
			sources.putAll(volumes.make(undo));
			progress.checkCancelled();
			progress.report(0.6, "vm.create.step.define");
			progress.note(TaskNote.of(CreateOutcome.DEFINING, vm.spec().id()));
			define(vm, sources, undo);
			start(vm.spec(), progress);
		}
		catch (RuntimeException ex) {
			throw undo.undo(ex);
		}
		finally {
			this.commands.reread(vm.spec().hostId(), vm.spec().id());
			this.commands.rereadHost(vm.spec().hostId());
		}
	}

	private void define(CheckedVm vm, Map<VolumeName, DiskSource> sources, UndoSteps undo) {
		HostProfile profile = vm.profile().known() ? vm.profile() : profile(vm.spec());
		DomainXml domain = DomainComposer
			.compose(new NewDomain(vm.spec(), profile, (volume) -> Objects.requireNonNull(sources.get(volume))));
		call(vm.spec().hostId(), (connection) -> connection.domains().define(domain.document()));
		undo.forget();
	}

	/** The mirror had not read the capabilities yet: a task has the time to. */
	private HostProfile profile(VmSpec spec) {
		return HostProfile.of(
				CapabilitiesXml.read(call(spec.hostId(), (connection) -> connection.node().capabilitiesXml())),
				spec.domainType());
	}

	private void start(VmSpec spec, TaskProgress progress) {
		if (!spec.start()) {
			return;
		}
		progress.report(0.8, "vm.create.step.start");
		try {
			call(spec.hostId(), (connection) -> {
				connection.domains().start(spec.id().value(), Set.of());
				return spec;
			});
		}
		catch (Problem ex) {
			throw new Problem(ex.kind(), "vm.create.problem.start-failed", List.of(spec.name()), ex.detail(), ex);
		}
	}

	private <T> T call(HostId host, HostCall<T> call) {
		return this.commands.call(host, HostCommands.LONG, call);
	}

	/** Makes the volumes. */
	@FunctionalInterface
	interface VolumeStep {

		/** Where they are; what was made can be undone. */
		Map<VolumeName, DiskSource> make(UndoSteps undo);

	}

}
