package dev.weir.vm.create;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.storage.PoolRef;
import dev.weir.vm.create.CreateVmForm.DiskRow;
import dev.weir.vm.create.CreateVmForm.NicRow;
import org.jspecify.annotations.Nullable;

/**
 * What the form proposes for a host. Stateless.
 */
final class FormDefaults {

	/** Memory of the size for a host with four times as much. */
	private static final long ROOMY_KIB = 4L << 20;

	private static final String DEFAULT = "default";

	private FormDefaults() {
	}

	/**
	 * An empty form: one disk, one network interface where the host has a network, a
	 * screen, started at once.
	 */
	static CreateVmForm of(@Nullable HostMirror host) {
		return new CreateVmForm((host != null) ? host.id().toString() : null, "", size(host), "2", "4096", "", "bios",
				"", List.of(DiskRow.fresh(pool(host))), "", nics(host), "", true, true, null);
	}

	/** The same form for another host: what was the old host's is chosen anew. */
	static CreateVmForm moved(CreateVmForm form, @Nullable HostMirror host) {
		List<DiskRow> disks = form.diskRows().stream().map((row) -> row.inPool(pool(host))).toList();
		String network = network(host);
		List<NicRow> nics = form.nicRows()
			.stream()
			.filter((row) -> row.isBridge() || network != null)
			.map((row) -> row.isBridge() ? row : row.on(network))
			.toList();
		return form.withDisks(disks).withNics(nics).withoutCdrom();
	}

	/** The active pool named default, else the one with the most space. */
	static @Nullable String pool(@Nullable HostMirror host) {
		return pools(host).stream()
			.filter((pool) -> pool.name().equals(DEFAULT))
			.findFirst()
			.or(() -> pools(host).stream().max(Comparator.comparingLong(PoolInfo::available)))
			.map(PoolInfo::name)
			.orElse(null);
	}

	static List<PoolInfo> pools(@Nullable HostMirror host) {
		return (host == null) ? List.of()
				: host.pools().stream().filter((pool) -> new PoolRef(host, pool).isActive()).toList();
	}

	/** The active network named default, else the first active one. */
	static @Nullable String network(@Nullable HostMirror host) {
		List<NetworkInfo> active = (host == null) ? List.of()
				: host.networks().stream().filter(NetworkInfo::active).toList();
		Optional<NetworkInfo> preferred = active.stream().filter((each) -> each.name().equals(DEFAULT)).findFirst();
		return preferred.or(() -> active.stream().findFirst()).map(NetworkInfo::name).orElse(null);
	}

	private static List<NicRow> nics(@Nullable HostMirror host) {
		String network = network(host);
		return (network != null) ? List.of(NicRow.of(network)) : List.of();
	}

	/** Two vCPUs where a quarter of the host's memory is enough for it, else one. */
	private static String size(@Nullable HostMirror host) {
		boolean large = host != null && host.facts() != null && host.facts().memoryKib() / 4 >= ROOMY_KIB;
		return large ? "medium" : "small";
	}

}
