package dev.weir.host.hardware;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.HostPart;
import dev.weir.host.HostReadings;
import dev.weir.host.HugePages;
import dev.weir.host.Machine;
import dev.weir.host.Machines;
import dev.weir.host.MemoryFigures;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NodeMemory;
import dev.weir.hypervisor.NodeMemory.FreePages;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.GuestFeaturesXml;
import dev.weir.hypervisor.xml.SysinfoXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What machines are made of, asked when somebody looks and kept, with its age, while they
 * are away. Thread-safe.
 */
@Component
class MachineReadings implements Machines {

	/** Figures change all the time, and pages that show them look again. */
	private static final Duration FIGURES = Duration.ofSeconds(3);

	private static final Duration SELDOM = Duration.ofHours(1);

	/** Every part but the guests has but one reading a host. */
	private static final String ONE = "";

	private final Fleet fleet;

	private final HostReadings<MemoryFigures> memory;

	private final HostReadings<List<HugePages>> pages;

	private final HostReadings<SysinfoXml> sysinfo;

	private final HostReadings<GuestFeaturesXml> guests;

	MachineReadings(Fleet fleet, HostCommands commands, Clock clock) {
		this.fleet = fleet;
		this.memory = new HostReadings<>(commands, clock, FIGURES, (connection, name) -> figures(connection));
		this.pages = new HostReadings<>(commands, clock, FIGURES, (connection, name) -> pages(connection));
		this.sysinfo = new HostReadings<>(commands, clock, SELDOM,
				(connection, name) -> SysinfoXml.read(connection.node().sysinfoXml()));
		this.guests = new HostReadings<>(commands, clock, SELDOM, MachineReadings::guests);
	}

	@Override
	public Machine last(HostId host) {
		return new Machine(last(this.memory, host, ONE), last(this.pages, host, ONE), last(this.sysinfo, host, ONE),
				last(this.guests, host, kind(host)));
	}

	@Override
	public Machine read(HostId host) {
		String kind = kind(host);
		return new Machine(read(this.memory, host, ONE), read(this.pages, host, ONE), read(this.sysinfo, host, ONE),
				kind.isEmpty() ? HostPart.unasked() : read(this.guests, host, kind));
	}

	@Override
	public void forget(HostId host) {
		this.memory.forget(host, ONE);
		this.pages.forget(host, ONE);
	}

	private static <T> HostPart<T> last(HostReadings<T> readings, HostId host, String name) {
		return readings.last(host, name)
			.map((reading) -> HostPart.of(reading.value(), reading.at()))
			.orElseGet(HostPart::unasked);
	}

	private static <T> HostPart<T> read(HostReadings<T> readings, HostId host, String name) {
		return HostPart.read(() -> readings.get(host, name, name));
	}

	/**
	 * Architecture and type of the guests that the host runs best; empty while unknown.
	 */
	private String kind(HostId host) {
		String xml = this.fleet.host(host).map(HostMirror::capabilitiesXml).orElse(null);
		if (xml == null) {
			return ONE;
		}
		CapabilitiesXml capabilities = CapabilitiesXml.read(xml);
		return capabilities.guest(capabilities.arch())
			.filter((guest) -> guest.domainTypes().contains("kvm") || guest.domainTypes().contains("qemu"))
			.map((guest) -> guest.arch() + "/" + (guest.domainTypes().contains("kvm") ? "kvm" : "qemu"))
			.orElse(ONE);
	}

	private static GuestFeaturesXml guests(HypervisorConnection connection, String kind) {
		String[] parts = kind.split("/", -1);
		String machine = parts[0].equals("x86_64") ? "q35" : "";
		return GuestFeaturesXml.read(connection.node().domainCapabilitiesXml(parts[0], machine, parts[1]));
	}

	private static MemoryFigures figures(HypervisorConnection connection) {
		NodeMemory memory = connection.node().memory();
		return new MemoryFigures(told(memory::use), told(memory::ksm));
	}

	/** Null where this host has no such thing. */
	private static <T> @Nullable T told(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (Problem ex) {
			if (ex.kind() == ErrorKind.HOST_UNREACHABLE || ex.kind() == ErrorKind.TIMED_OUT) {
				throw ex;
			}
			return null;
		}
	}

	private static List<HugePages> pages(HypervisorConnection connection) {
		List<HugePages> kept = HugePagesKept.in(CapabilitiesXml.read(connection.node().capabilitiesNow()));
		if (kept.isEmpty()) {
			return kept;
		}
		int first = kept.stream().mapToInt(HugePages::cell).min().orElse(0);
		int last = kept.stream().mapToInt(HugePages::cell).max().orElse(0);
		List<Integer> sizes = kept.stream().map(HugePages::sizeKib).distinct().toList();
		List<FreePages> free = told(() -> connection.node().memory().freePages(sizes, first, last - first + 1));
		return kept.stream().map((pages) -> HugePagesKept.with(pages, (free != null) ? free : List.of())).toList();
	}

}
