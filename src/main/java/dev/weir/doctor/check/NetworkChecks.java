package dev.weir.doctor.check;

import java.util.List;
import java.util.Map;

import dev.weir.hypervisor.NetworkInfo;

/**
 * Virtual networks. Stateless.
 */
final class NetworkChecks {

	private static final String SOURCE = Sources.LIBVIRT + "formatnetwork.html";

	static final List<Check> ALL = List.of(
			new Check("network-nat", "https://wiki.libvirt.org/VirtualNetworking.html", NetworkChecks::nat),
			new Check("network-inactive", SOURCE, NetworkChecks::inactive),
			new Check("network-autostart", SOURCE, NetworkChecks::autostart),
			new GuestCheck("network-missing", Health.BAD, SOURCE,
					(guest, chart) -> uses(guest).stream().anyMatch((name) -> chart.host().network(name).isEmpty()),
					(guest) -> Commands.virsh("domiflist", guest.name()))
				.check());

	private NetworkChecks() {
	}

	/** Guests behind NAT cannot be reached from outside. */
	private static Verdict nat(Chart chart) {
		Map<String, String> modes = chart.asked().forwardModes();
		if (modes == null) {
			return Verdict.unknown();
		}
		List<String> behind = chart.guests()
			.stream()
			.filter((guest) -> uses(guest).stream().anyMatch((name) -> "nat".equals(modes.get(name))))
			.map(Guest::name)
			.sorted()
			.toList();
		return behind.isEmpty() ? Verdict.none()
				: Verdict.warn("ill", behind.size())
					.about(behind)
					.mendedBy(Commands.virsh("attach-interface", behind.get(0), "bridge", "br0", "--model", "virtio",
							"--config"));
	}

	private static Verdict inactive(Chart chart) {
		List<String> down = chart.host()
			.networks()
			.stream()
			.filter((network) -> !network.active()
					&& chart.guests().stream().anyMatch((guest) -> uses(guest).contains(network.name())))
			.map(NetworkInfo::name)
			.toList();
		return down.isEmpty() ? Verdict.none()
				: Verdict.bad("ill", down.size())
					.about(down)
					.mendedBy(down.stream().map((name) -> Commands.virsh("net-start", name)).toList());
	}

	private static Verdict autostart(Chart chart) {
		List<String> byHand = chart.host()
			.networks()
			.stream()
			.filter((network) -> network.active() && network.persistent() && !network.autostart())
			.map(NetworkInfo::name)
			.toList();
		return byHand.isEmpty() ? Verdict.none()
				: Verdict.warn("ill", byHand.size())
					.about(byHand)
					.mendedBy(byHand.stream().map((name) -> Commands.virsh("net-autostart", name)).toList());
	}

	private static List<String> uses(Guest guest) {
		return guest.all("devices/interface")
			.stream()
			.filter((nic) -> "network".equals(Guest.text(nic, "@type")))
			.map((nic) -> Guest.text(nic, "source/@network"))
			.toList();
	}

}
