package dev.weir.vm.create;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.PoolInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the form offers, from the mirror alone. Immutable.
 *
 * @param hosts hosts that are up, by id
 * @param host the chosen one, or null
 */
public record FormChoices(Map<String, String> hosts, @Nullable HostMirror host, List<PoolInfo> pools,
		List<NetworkInfo> networks, List<String> systems) {

	static FormChoices of(List<HostMirror> hosts, @Nullable HostMirror chosen, List<String> systems) {
		Map<String, String> names = new LinkedHashMap<>();
		hosts.stream().filter(HostMirror::isUp).forEach((host) -> names.put(host.id().toString(), host.name()));
		return new FormChoices(names, chosen, FormDefaults.pools(chosen),
				(chosen != null) ? chosen.networks() : List.of(), systems);
	}

}
