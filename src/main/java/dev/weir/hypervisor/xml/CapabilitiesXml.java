package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.Optional;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a host's capabilities document tells
 * (<a href="https://libvirt.org/formatcaps.html">format</a>). Immutable; texts come from
 * the host.
 *
 * @param uuid the host's UUID, or null
 * @param arch architecture of its processors
 * @param cpuModel libvirt's name of the processor, or null
 * @param guests kinds of guests it can run
 * @param cells NUMA cells
 */
public record CapabilitiesXml(@Nullable String uuid, String arch, @Nullable String cpuModel, @Nullable String cpuVendor,
		List<Guest> guests, List<NumaCell> cells) {

	private static final XmlPath UUID = XmlPath.of("host/uuid");

	private static final XmlPath ARCH = XmlPath.of("host/cpu/arch");

	private static final XmlPath MODEL = XmlPath.of("host/cpu/model");

	private static final XmlPath VENDOR = XmlPath.of("host/cpu/vendor");

	private static final XmlPath GUEST = XmlPath.of("guest");

	private static final XmlPath CELL = XmlPath.of("host/topology/cells/cell");

	public CapabilitiesXml {
		guests = List.copyOf(guests);
		cells = List.copyOf(cells);
	}

	/**
	 * Reads a document; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no capabilities document
	 */
	public static CapabilitiesXml read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "capabilities").root();
		return new CapabilitiesXml(root.get(UUID), root.get(ARCH, ""), root.get(MODEL), root.get(VENDOR),
				root.all(GUEST).stream().map(Guest::of).toList(), root.all(CELL).stream().map(NumaCell::of).toList());
	}

	/** The kind of hardware-like guest for an architecture. */
	public Optional<Guest> guest(String arch) {
		return this.guests.stream()
			.filter((guest) -> guest.arch().equals(arch) && guest.osType().equals("hvm"))
			.findFirst();
	}

	/**
	 * One kind of guest.
	 *
	 * @param osType hvm, xen, exe, ...
	 * @param domainTypes kvm, qemu, test, ...
	 * @param machines machine types and their aliases
	 */
	public record Guest(String osType, String arch, @Nullable String emulator, List<String> domainTypes,
			List<Machine> machines) {

		private static final XmlPath OS_TYPE = XmlPath.of("os_type");

		private static final XmlPath GUEST_ARCH = XmlPath.of("arch/@name");

		private static final XmlPath EMULATOR = XmlPath.of("arch/emulator");

		private static final XmlPath DOMAIN = XmlPath.of("arch/domain");

		private static final XmlPath TYPE = XmlPath.of("@type");

		private static final XmlPath MACHINE = XmlPath.of("arch/machine");

		public Guest {
			domainTypes = List.copyOf(domainTypes);
			machines = List.copyOf(machines);
		}

		static Guest of(XmlElement guest) {
			return new Guest(guest.get(OS_TYPE, ""), guest.get(GUEST_ARCH, ""), guest.get(EMULATOR),
					guest.all(DOMAIN).stream().map((domain) -> domain.get(TYPE, "")).toList(),
					guest.all(MACHINE).stream().map(Machine::of).toList());
		}

		/** Whether a machine of that name or alias exists. */
		public boolean hasMachine(String name) {
			return this.machines.stream().anyMatch((machine) -> machine.name().equals(name));
		}

	}

	/**
	 * A machine type.
	 *
	 * @param canonical what an alias stands for, or null
	 * @param maxCpus most vCPUs, 0 where not told
	 * @param deprecated whether QEMU will drop it
	 */
	public record Machine(String name, @Nullable String canonical, int maxCpus, boolean deprecated) {

		private static final XmlPath CANONICAL = XmlPath.of("@canonical");

		private static final XmlPath MAX_CPUS = XmlPath.of("@maxCpus");

		private static final XmlPath DEPRECATED = XmlPath.of("@deprecated");

		static Machine of(XmlElement machine) {
			return new Machine(machine.content(), machine.get(CANONICAL), (int) machine.number(MAX_CPUS, 0),
					"yes".equals(machine.get(DEPRECATED)));
		}

	}

	/**
	 * A NUMA cell.
	 *
	 * @param memoryKib its memory, 0 where not told
	 * @param pages its pages by size, the ordinary ones included
	 */
	public record NumaCell(int id, long memoryKib, List<Pages> pages, List<NumaCpu> cpus) {

		private static final XmlPath ID = XmlPath.of("@id");

		private static final XmlPath MEMORY = XmlPath.of("memory");

		private static final XmlPath UNIT = XmlPath.of("memory/@unit");

		private static final XmlPath PAGES = XmlPath.of("pages");

		private static final XmlPath CPU = XmlPath.of("cpus/cpu");

		public NumaCell {
			pages = List.copyOf(pages);
			cpus = List.copyOf(cpus);
		}

		static NumaCell of(XmlElement cell) {
			return new NumaCell((int) cell.number(ID, 0), Quantity.kib(cell.get(MEMORY), cell.get(UNIT)),
					cell.all(PAGES).stream().map(Pages::of).toList(), cell.all(CPU).stream().map(NumaCpu::of).toList());
		}

	}

	/** Pages of one size, in KiB. */
	public record Pages(long sizeKib, long count) {

		private static final XmlPath SIZE = XmlPath.of("@size");

		private static final XmlPath UNIT = XmlPath.of("@unit");

		static Pages of(XmlElement pages) {
			return new Pages(Quantity.kib(pages.get(SIZE), pages.get(UNIT)), Quantity.bytes(pages.content(), null));
		}

	}

	/**
	 * A logical processor.
	 *
	 * @param siblings the threads of its core, as libvirt writes them ({@code 0-1})
	 */
	public record NumaCpu(int id, int socket, int core, @Nullable String siblings) {

		private static final XmlPath ID = XmlPath.of("@id");

		private static final XmlPath SOCKET = XmlPath.of("@socket_id");

		private static final XmlPath CORE = XmlPath.of("@core_id");

		private static final XmlPath SIBLINGS = XmlPath.of("@siblings");

		static NumaCpu of(XmlElement cpu) {
			return new NumaCpu((int) cpu.number(ID, 0), (int) cpu.number(SOCKET, -1), (int) cpu.number(CORE, -1),
					cpu.get(SIBLINGS));
		}

	}

}
