package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a domain as an editable document
 * (<a href="https://libvirt.org/formatdomain.html">format</a>). Edits start from the
 * inactive, secure form and change what they name, nothing else. Not thread-safe.
 */
public final class DomainXml extends XmlElement {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath UUID = XmlPath.of("uuid");

	private static final XmlPath DEVICES = XmlPath.of("devices");

	private final XmlDocument document;

	private DomainXml(XmlDocument document) {
		super(document.root());
		this.document = document;
	}

	/**
	 * Reads a definition.
	 * @throws Problem of kind INVALID_DEFINITION when it is no XML or no domain
	 */
	public static DomainXml parse(String xml) {
		return new DomainXml(XmlDocument.parse(xml, "domain"));
	}

	/**
	 * A new definition.
	 * @param type the domain type, for instance {@code kvm}
	 */
	public static DomainXml create(String type) {
		DomainXml domain = new DomainXml(XmlDocument.create("domain"));
		domain.set(TYPE, type);
		return domain;
	}

	/** The domain type, for instance {@code kvm}. */
	public String type() {
		return get(TYPE, "");
	}

	public String domainName() {
		return get(NAME, "");
	}

	public void domainName(String name) {
		set(NAME, name);
	}

	/** The UUID as it stands, or null where libvirt shall choose one. */
	public @Nullable String uuid() {
		return get(UUID);
	}

	public void uuid(String uuid) {
		set(UUID, uuid);
	}

	public General general() {
		return new General(this);
	}

	public Vcpus vcpus() {
		return new Vcpus(this);
	}

	public Cpu cpu() {
		return new Cpu(this);
	}

	public CpuTuning cpuTuning() {
		return new CpuTuning(this);
	}

	public Memory memory() {
		return new Memory(this);
	}

	public NumaTuning numaTuning() {
		return new NumaTuning(this);
	}

	public BlockTuning blockTuning() {
		return new BlockTuning(this);
	}

	public Boot boot() {
		return new Boot(this);
	}

	public Features features() {
		return new Features(this);
	}

	public Clock clock() {
		return new Clock(this);
	}

	public Lifecycle lifecycle() {
		return new Lifecycle(this);
	}

	/** All that is said about the domain as a whole, in libvirt's order. */
	public List<Part<?>> sections() {
		return List.of(general(), memory(), blockTuning(), vcpus(), cpuTuning(), numaTuning(), boot(), features(),
				cpu(), clock(), lifecycle());
	}

	/** All devices in document order, those that Weir does not know included. */
	public List<Device<?>> devices() {
		return find(DEVICES).stream()
			.flatMap((devices) -> devices.children().stream())
			.filter((child) -> !child.name().equals("emulator") || !child.namespace().isEmpty())
			.<Device<?>>map(DeviceKind::view)
			.toList();
	}

	/** The devices of one kind, for instance {@code devices(Disk.class)}. */
	public <D extends Device<D>> List<D> devices(Class<D> kind) {
		return devices().stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	/** The devices by what finds them again. */
	public Map<DeviceKey, Device<?>> devicesByKey() {
		return DeviceKey.of(devices());
	}

	/** A device by what finds it again. */
	public Optional<Device<?>> device(DeviceKey key) {
		return Optional.ofNullable(devicesByKey().get(key));
	}

	/** Adds a device of a kind that Weir knows. */
	public Device<?> add(DeviceKind kind) {
		return DeviceKind.view(addDevice(kind.element()));
	}

	/** The disks, CD-ROMs and floppies. */
	public List<Disk> disks() {
		return devices(Disk.class);
	}

	/**
	 * Adds a device.
	 * @param element the device's element name, for instance {@code disk}
	 */
	public XmlElement addDevice(String element) {
		return find(DEVICES).orElseGet(() -> add(DEVICES)).add(XmlPath.of(element));
	}

	/** The whole document, comments around the root included. */
	public String document() {
		return this.document.text();
	}

}
