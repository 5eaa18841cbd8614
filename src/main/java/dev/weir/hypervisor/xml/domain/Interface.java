package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.TextFormat;

/**
 * A network interface
 * (<a href="https://libvirt.org/formatdomain.html#network-interfaces">format</a>). Not
 * thread-safe.
 */
public final class Interface extends Device<Interface> implements Bootable {

	private static final Properties<Interface> ALL = new Properties<Interface>().with(Bootable.ORDER);

	public static final Property<Interface, String> MAC = ALL.text("mac", "mac/@address",
			new TextFormat(Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}"), "52:54:00:12:34:56"));

	public static final Property<Interface, String> MODEL = ALL.word("model", "model/@type",
			"virtio virtio-transitional virtio-non-transitional e1000 e1000e igb rtl8139 vmxnet3 pcnet ne2k_pci");

	public static final Property<Interface, Long> MTU = ALL.number("mtu", "mtu/@size", 68, 65535);

	public static final Property<Interface, Boolean> LINK = ALL.either("link", "link/@state", "up", "down");

	/** Its name on the host. */
	public static final Property<Interface, String> TARGET = ALL.filledAtStart()
		.text("target", "target/@dev", Properties.NAME);

	public static final Property<Interface, String> DRIVER = ALL.filledAtStart()
		.word("driver", "driver/@name", "qemu vhost vfio");

	public static final Property<Interface, Long> QUEUES = ALL.number("queues", "driver/@queues", 1, 256);

	public static final Property<Interface, Long> RX_QUEUE_SIZE = ALL.number("rxQueueSize", "driver/@rx_queue_size",
			256, 1024);

	public static final Property<Interface, Long> TX_QUEUE_SIZE = ALL.number("txQueueSize", "driver/@tx_queue_size",
			256, 1024);

	public static final Property<Interface, String> FILTER = ALL.text("filter", "filterref/@filter", Properties.NAME);

	/** The first tag. */
	public static final Property<Interface, Long> VLAN = ALL.number("vlan", "vlan/tag/@id", 0, 4094);

	public static final Property<Interface, Boolean> VLAN_TRUNK = ALL.yesNo("trunk", "vlan/@trunk");

	public static final Property<Interface, String> VIRTUAL_PORT = ALL.filledAtStart()
		.word("virtualPort", "virtualport/@type", "802.1Qbg 802.1Qbh openvswitch midonet");

	public static final Property<Interface, Boolean> PORT_ISOLATED = ALL.yesNo("isolated", "port/@isolated");

	public static final Property<Interface, Boolean> TRUST_GUEST_RX = ALL.yesNo("trustGuestRxFilters",
			"@trustGuestRxFilters");

	public static final Property<Interface, Long> INBOUND_AVERAGE = ALL.number("inboundAverage",
			"bandwidth/inbound/@average", 1, 4294967295L);

	public static final Property<Interface, Long> INBOUND_PEAK = ALL.number("inboundPeak", "bandwidth/inbound/@peak", 1,
			4294967295L);

	public static final Property<Interface, Long> INBOUND_BURST = ALL.number("inboundBurst", "bandwidth/inbound/@burst",
			1, 4294967295L);

	public static final Property<Interface, Long> OUTBOUND_AVERAGE = ALL.number("outboundAverage",
			"bandwidth/outbound/@average", 1, 4294967295L);

	public static final Property<Interface, Long> OUTBOUND_PEAK = ALL.number("outboundPeak", "bandwidth/outbound/@peak",
			1, 4294967295L);

	public static final Property<Interface, Long> OUTBOUND_BURST = ALL.number("outboundBurst",
			"bandwidth/outbound/@burst", 1, 4294967295L);

	Interface(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Interface, ?>> properties() {
		return ALL.all();
	}

	/** What it is connected to. */
	public Optional<InterfaceSource> source() {
		return InterfaceSource.of(this);
	}

	/** Connects it to something else; what belongs to the old connection goes with it. */
	public void source(InterfaceSource source) {
		source.writeTo(this);
	}

	@Override
	Optional<String> naturalId() {
		return get(MAC).map((mac) -> mac.toLowerCase(Locale.ROOT));
	}

}
