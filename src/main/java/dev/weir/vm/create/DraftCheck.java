package dev.weir.vm.create;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostAway;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.jspecify.annotations.Nullable;
import dev.weir.vm.os.OsCatalog;
import org.springframework.stereotype.Component;

/**
 * Turns a draft into something that can be made, or names everything that is wrong with
 * it. Asks for the permission first. Thread-safe; waits a few seconds for the host at
 * most.
 */
@Component
class DraftCheck {

	private final Access access;

	private final Fleet fleet;

	private final HostFit hostFit;

	private final StorageFit storageFit;

	private final ImageFit imageFit;

	private final OsCatalog systems;

	DraftCheck(Access access, Fleet fleet, HostFit hostFit, StorageFit storageFit, ImageFit imageFit,
			OsCatalog systems) {
		this.access = access;
		this.fleet = fleet;
		this.hostFit = hostFit;
		this.storageFit = storageFit;
		this.imageFit = imageFit;
		this.systems = systems;
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind ALREADY_EXISTS when nothing but the name is wrong,
	 * HOST_UNREACHABLE when the host is away
	 */
	CheckedVm check(VmDraft draft) {
		Findings wrong = new Findings();
		Optional<HostMirror> host = host(draft.hostId(), wrong);
		this.access.require(Permission.VM_CREATE,
				host.map((mirror) -> Target.of(Target.Kind.HOST, mirror.id(), mirror.name())).orElse(Target.SYSTEM));
		VmSpec spec = SpecReader.read(draft, host.map(HostMirror::id).orElse(new HostId(new UUID(0, 0))), wrong,
				this.systems);
		if (host.isEmpty()) {
			throw wrong.invalid();
		}
		return fitted(spec, host.get(), wrong);
	}

	private CheckedVm fitted(VmSpec asked, HostMirror host, Findings wrong) {
		if (!host.isUp()) {
			wrong.throwIfAny();
			throw new HostAway(host);
		}
		host.marks().requireOpen(host.name());
		VmSpec spec = this.imageFit.sized(asked, host, wrong);
		HostProfile profile = HostProfile.of(host, spec.domainType());
		this.hostFit.check(spec, host, profile, wrong);
		Map<VolumeName, DiskSource> sources = this.storageFit.check(spec, host, wrong);
		if (wrong.isOnly("name-taken")) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.create.problem.name-taken", spec.name(), host.name());
		}
		wrong.throwIfAny();
		return new CheckedVm(spec, host, profile, sources,
				(spec.os().id() != null) ? this.systems.find(spec.os().id()).orElse(null) : null);
	}

	private Optional<HostMirror> host(@Nullable String hostId, Findings wrong) {
		if (hostId == null || hostId.isBlank()) {
			wrong.add("hostId", "host-missing");
			return Optional.empty();
		}
		try {
			return Optional.of(this.fleet.requireHost(HostId.parse(hostId)));
		}
		catch (Problem ex) {
			wrong.add("hostId", "host-unknown");
			return Optional.empty();
		}
	}

}
