package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Graphics;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import org.jspecify.annotations.Nullable;

/**
 * Tells which differences between what runs and what the next start will use a person
 * should know of. What libvirt fills in while a domain runs (ports, aliases, devices on
 * the host, the balloon's present size) is no difference. Thread-safe.
 */
public final class PendingChanges {

	/** Shown for a drive that is there but empty. */
	static final String EMPTY = "-";

	private final List<PendingChange> found = new ArrayList<>();

	private PendingChanges() {
	}

	/**
	 * Compares two definitions of the same running domain: vcpus, memory, firmware,
	 * machine, then disks by target, nics by MAC and graphics.
	 */
	public static List<PendingChange> between(DomainSummary live, DomainSummary inactive) {
		PendingChanges changes = new PendingChanges();
		changes.add("vcpus", null, vcpus(live), vcpus(inactive));
		changes.add("memory", null, mib(live.maxMemoryKib()), mib(inactive.maxMemoryKib()));
		changes.add("firmware", null, firmware(live), firmware(inactive));
		if (!isSameMachine(live.machine(), inactive.machine())) {
			changes.add("machine", null, live.machine(), inactive.machine());
		}
		changes.compare("disk", by(live.disks(), Disk::target), by(inactive.disks(), Disk::target),
				PendingChanges::disk);
		changes.compare("nic", by(live.nics(), Nic::mac), by(inactive.nics(), Nic::mac), PendingChanges::nic);
		changes.graphics(live.graphics(), inactive.graphics());
		return List.copyOf(changes.found);
	}

	private void add(String item, @Nullable String name, @Nullable String now, @Nullable String next) {
		if (!Objects.equals(now, next)) {
			this.found.add(new PendingChange(item, name, now, next));
		}
	}

	private <T> void compare(String item, Map<String, T> live, Map<String, T> inactive, Function<T, String> words) {
		Stream.concat(live.keySet().stream(), inactive.keySet().stream())
			.distinct()
			.sorted()
			.forEach((name) -> add(item, name, told(live.get(name), words), told(inactive.get(name), words)));
	}

	private void graphics(List<Graphics> live, List<Graphics> inactive) {
		for (int i = 0; i < Math.max(live.size(), inactive.size()); i++) {
			Graphics now = (i < live.size()) ? live.get(i) : null;
			Graphics next = (i < inactive.size()) ? inactive.get(i) : null;
			if (now == null || next == null || !isSameDisplay(now, next)) {
				add("graphics", null, told(now, PendingChanges::display), told(next, PendingChanges::display));
			}
		}
	}

	/** What the definition leaves open, libvirt chose when the domain started. */
	private static boolean isSameDisplay(Graphics now, Graphics next) {
		return now.type().equals(next.type()) && (next.port() <= 0 || next.port() == now.port())
				&& (next.listen() == null || next.listen().equals(now.listen()))
				&& (next.socket() == null || next.socket().equals(now.socket()));
	}

	/** An alias such as {@code q35} stands for the newest machine of that family. */
	private static boolean isSameMachine(@Nullable String now, @Nullable String next) {
		if (now == null || next == null || now.equals(next)) {
			return true;
		}
		return (next.equals("q35") && now.startsWith("pc-q35-")) || (next.equals("pc") && now.startsWith("pc-i440fx-"));
	}

	private static String vcpus(DomainSummary domain) {
		return (domain.vcpus() == domain.maxVcpus()) ? Integer.toString(domain.vcpus())
				: domain.vcpus() + " / " + domain.maxVcpus();
	}

	private static String mib(long kib) {
		return kib / 1024 + " MiB";
	}

	private static String firmware(DomainSummary domain) {
		return switch (domain.firmware()) {
			case BIOS -> "BIOS";
			case UEFI -> "UEFI";
			case UEFI_SECURE_BOOT -> "UEFI + Secure Boot";
		};
	}

	private static String disk(Disk disk) {
		return words((disk.source() != null) ? disk.source() : EMPTY, disk.bus(), disk.format(), disk.cache(),
				disk.readOnly() ? "ro" : null);
	}

	private static String nic(Nic nic) {
		return words(nic.type(), nic.source(), nic.model(), nic.linkUp() ? null : "link down");
	}

	private static String display(Graphics graphics) {
		return words(graphics.type(), graphics.listen(),
				(graphics.port() > 0) ? Integer.toString(graphics.port()) : null, graphics.socket());
	}

	private static String words(@Nullable String... words) {
		return String.join(" ", Stream.of(words).filter(Objects::nonNull).toList());
	}

	private static <T> @Nullable String told(@Nullable T value, Function<T, String> words) {
		return (value != null) ? words.apply(value) : null;
	}

	private static <T> Map<String, T> by(List<T> devices, Function<T, String> key) {
		Map<String, T> byKey = new LinkedHashMap<>();
		devices.forEach((device) -> byKey.putIfAbsent(key.apply(device), device));
		return byKey;
	}

}
