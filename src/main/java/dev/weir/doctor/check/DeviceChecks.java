package dev.weir.doctor.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.CapabilitiesXml.Machine;
import dev.weir.hypervisor.xml.XmlElement;

/**
 * Devices and processors of virtual machines. Stateless.
 */
final class DeviceChecks {

	private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

	private static final Set<String> OLD_NICS = Set.of("e1000", "e1000e", "rtl8139", "ne2k_pci", "pcnet");

	private static final String AGENT = "org.qemu.guest_agent.0";

	/** Windows for clients uses no more. */
	private static final int CLIENT_SOCKETS = 2;

	static final List<Check> ALL = Stream
		.of(new GuestCheck("vnc-open", Health.BAD, Sources.DOMAIN + "graphical-framebuffers",
				(guest, chart) -> guest.all("devices/graphics").stream().anyMatch(DeviceChecks::isOpen),
				DeviceChecks::edit),
				new GuestCheck("nic-model", Health.WARN, Sources.DOMAIN + "setting-the-nic-model",
						(guest, chart) -> guest.all("devices/interface")
							.stream()
							.anyMatch((nic) -> OLD_NICS.contains(Guest.text(nic, "model/@type"))),
						DeviceChecks::edit),
				new GuestCheck("balloon-stats", Health.WARN, Sources.DOMAIN + "memory-balloon-device",
						(guest, chart) -> guest.isActive() && guest.all("devices/memballoon")
							.stream()
							.anyMatch((balloon) -> Guest.text(balloon, "@model").startsWith("virtio")
									&& Guest.text(balloon, "stats/@period").isEmpty()),
						(guest) -> Commands.virsh("dommemstat", guest.name(), "--period", "10", "--live", "--config")),
				new GuestCheck("agent-channel", Health.WARN, Sources.DOMAIN + "channel",
						(guest, chart) -> guest.definition() != null && agent(guest).isEmpty(), DeviceChecks::edit),
				new GuestCheck("agent-silent", Health.WARN, "https://qemu-project.gitlab.io/qemu/interop/qemu-ga.html",
						(guest, chart) -> guest.isActive() && agent(guest)
							.map((channel) -> "disconnected".equals(Guest.text(channel, "target/@state")))
							.orElse(false),
						(guest) -> Commands.virsh("qemu-agent-command", guest.name(), "{\"execute\":\"guest-ping\"}")),
				new GuestCheck("host-passthrough", Health.WARN, Sources.DOMAIN + "cpu-model-and-topology",
						(guest, chart) -> !chart.others().isEmpty()
								&& guest.text("cpu/@mode").matches("host-passthrough|maximum"),
						DeviceChecks::edit),
				new GuestCheck("machine-type", Health.WARN, Sources.QEMU + "about/deprecated.html",
						(guest, chart) -> machine(guest, chart).map(Machine::deprecated).orElse(false),
						DeviceChecks::edit),
				new GuestCheck("machine-gone", Health.BAD, Sources.QEMU + "about/removed-features.html",
						DeviceChecks::isGone, DeviceChecks::edit),
				new GuestCheck("sockets", Health.WARN, Sources.DOMAIN + "cpu-model-and-topology",
						(guest, chart) -> isClientWindows(guest) && sockets(guest) > CLIENT_SOCKETS,
						DeviceChecks::edit),
				new GuestCheck("no-acpi", Health.WARN, Sources.DOMAIN + "hypervisor-features",
						(guest, chart) -> guest.vm().definition().arch().equals("x86_64") && guest.definition() != null
								&& !guest.has("features/acpi"),
						DeviceChecks::edit),
				new GuestCheck("hard-limit", Health.WARN, Sources.DOMAIN + "memory-tuning",
						(guest, chart) -> guest.has("memtune/hard_limit") && !guest.has("memoryBacking/locked"),
						(guest) -> Commands.virsh("memtune", guest.name(), "--hard-limit", "-1", "--live", "--config")))
		.map(GuestCheck::check)
		.toList();

	private DeviceChecks() {
	}

	/** Anybody may knock; who gets in depends on a password of eight characters. */
	private static boolean isOpen(XmlElement graphics) {
		return EVERYWHERE.contains(Guest.text(graphics, "@listen"))
				|| EVERYWHERE.contains(Guest.text(graphics, "listen/@address"));
	}

	private static Optional<XmlElement> agent(Guest guest) {
		return guest.all("devices/channel")
			.stream()
			.filter((channel) -> AGENT.equals(Guest.text(channel, "target/@name")))
			.findFirst();
	}

	private static Optional<Machine> machine(Guest guest, Chart chart) {
		String name = guest.text("os/type/@machine");
		return (chart.capabilities() == null) ? Optional.empty()
				: chart.capabilities()
					.guest(guest.vm().definition().arch())
					.stream()
					.flatMap((kind) -> kind.machines().stream())
					.filter((machine) -> machine.name().equals(name))
					.findFirst();
	}

	private static boolean isGone(Guest guest, Chart chart) {
		boolean told = chart.capabilities() != null && !chart.capabilities()
			.guest(guest.vm().definition().arch())
			.map((kind) -> kind.machines().isEmpty())
			.orElse(true);
		return told && guest.has("os/type/@machine") && machine(guest, chart).isEmpty();
	}

	private static boolean isClientWindows(Guest guest) {
		String os = guest.vm().definition().osId();
		String id = (os != null) ? os.toLowerCase(Locale.ROOT) : "";
		return id.contains("microsoft.com/win") && !id.matches(".*win/2k(0|1|2).*");
	}

	private static long sockets(Guest guest) {
		String told = guest.text("cpu/topology/@sockets");
		return told.matches("\\d{1,6}") ? Long.parseLong(told) : guest.vm().definition().maxVcpus();
	}

	private static String edit(Guest guest) {
		return Commands.virsh("edit", guest.name());
	}

}
