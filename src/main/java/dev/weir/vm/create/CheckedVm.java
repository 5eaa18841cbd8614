package dev.weir.vm.create;

import java.util.Map;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.DomainConfigurator.NewDomain;
import dev.weir.vm.create.VmSpec.VolumeName;
import dev.weir.vm.os.OsEntry;
import org.jspecify.annotations.Nullable;

/**
 * A specification that fits its host as the mirror saw it. Immutable.
 *
 * @param sources the volumes that exist
 * @param os what the catalogue tells of its system, or null
 */
record CheckedVm(VmSpec spec, HostMirror host, HostProfile profile, Map<VolumeName, DiskSource> sources,
		@Nullable OsEntry os) {

	CheckedVm {
		sources = Map.copyOf(sources);
	}

	/** The definition as it will be; new volumes are named by pool and volume in it. */
	DomainXml preview() {
		return DomainComposer.compose(new NewDomain(this.spec, this.profile, (volume) -> {
			DiskSource source = this.sources.get(volume);
			return (source != null) ? source : DiskSource.planned(null);
		}));
	}

}
