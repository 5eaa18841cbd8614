package dev.weir.vm.create;

import java.util.List;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.PoolInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the form offers, from the mirror alone. Immutable.
 *
 * @param hosts hosts that are up
 * @param host the chosen one, or null
 */
public record FormChoices(List<HostOption> hosts, @Nullable HostMirror host, List<PoolInfo> pools,
		List<NetworkInfo> networks, List<String> systems) {

	static FormChoices of(List<HostMirror> hosts, @Nullable HostMirror chosen, List<String> systems) {
		return new FormChoices(HostOption.of(hosts), chosen, FormDefaults.pools(chosen),
				(chosen != null) ? chosen.networks() : List.of(), systems);
	}

}
