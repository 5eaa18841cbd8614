package dev.weir.web.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.Hypervisor;
import io.swagger.v3.oas.annotations.Operation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What runs here and what it looks after. Thread-safe.
 */
@RestController
class SystemApi {

	private final Fleet fleet;

	private final Access access;

	private final Hypervisor hypervisor;

	private final String version;

	SystemApi(Fleet fleet, Access access, Hypervisor hypervisor, ObjectProvider<BuildProperties> build) {
		this.fleet = fleet;
		this.access = access;
		this.hypervisor = hypervisor;
		this.version = build.stream()
			.map(BuildProperties::getVersion)
			.filter((known) -> known != null)
			.findFirst()
			.orElse("dev");
	}

	@Operation(summary = "Versions, and hosts and virtual machines counted by state")
	@GetMapping("/api/v1/system")
	SystemView system() {
		this.access.require(Permission.SYSTEM_VIEW, Target.SYSTEM);
		return new SystemView(this.version, this.hypervisor.clientVersion(),
				count(this.fleet.hosts(), HostMirror::state, HostState.values(), HostState::id),
				count(this.fleet.vms(), VmMirror::state, VmState.values(), VmState::id));
	}

	/** Every state is named, also those that nothing is in. */
	private static <T, S> Map<String, Long> count(Collection<T> all, Function<T, S> state, S[] states,
			Function<S, String> name) {
		Map<S, Long> found = all.stream().collect(Collectors.groupingBy(state, Collectors.counting()));
		Map<String, Long> counts = new LinkedHashMap<>();
		Arrays.stream(states).forEach((each) -> counts.put(name.apply(each), found.getOrDefault(each, 0L)));
		return counts;
	}

	/**
	 * The system resource.
	 *
	 * @param version Weir's version
	 * @param libvirtClientVersion version of libvirt's client library
	 * @param hosts hosts by state
	 * @param vms virtual machines by state
	 */
	record SystemView(String version, String libvirtClientVersion, Map<String, Long> hosts, Map<String, Long> vms) {
	}

}
