package dev.weir.vm.clone;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.DomainXml;
import org.jspecify.annotations.Nullable;

/**
 * Makes a definition that of another machine: everything that must not be there twice is
 * new or left to libvirt, everything else stays. Stateless.
 */
final class CloneIdentity {

	private static final XmlPath GENERATION = XmlPath.of("genid");

	private static final XmlPath NVRAM = XmlPath.of("os/nvram");

	private static final XmlPath TEMPLATE = XmlPath.of("@template");

	private static final XmlPath SYSTEM_ENTRY = XmlPath.of("sysinfo/system/entry");

	private static final XmlPath ENTRY_NAME = XmlPath.of("@name");

	private static final XmlPath INTERFACE = XmlPath.of("devices/interface");

	private static final XmlPath MAC = XmlPath.of("mac/@address");

	private static final XmlPath DEVICE = XmlPath.of("target/@dev");

	private static final XmlPath PORT = XmlPath.of("virtualport/parameters/@interfaceid");

	private static final XmlPath GRAPHICS = XmlPath.of("devices/graphics");

	private static final XmlPath AUTO_PORT = XmlPath.of("@autoport");

	private static final XmlPath GRAPHICS_PORT = XmlPath.of("@port");

	private static final XmlPath TLS_PORT = XmlPath.of("@tlsPort");

	private static final XmlPath CHANNEL = XmlPath.of("devices/channel");

	private static final XmlPath SOURCE_PATH = XmlPath.of("source/@path");

	private static final XmlPath CID = XmlPath.of("devices/vsock/cid");

	private static final XmlPath WWN = XmlPath.of("wwn");

	private static final XmlPath DISK = XmlPath.of("devices/disk");

	private static final XmlPath VCPU = XmlPath.of("vcpu");

	private static final XmlPath VCPU_CURRENT = XmlPath.of("vcpu/@current");

	private static final XmlPath VCPUS = XmlPath.of("vcpus");

	private static final XmlPath TOPOLOGY = XmlPath.of("cpu/topology");

	private static final XmlPath NUMA = XmlPath.of("cpu/numa");

	private static final XmlPath MAX_MEMORY = XmlPath.of("maxMemory");

	private static final XmlPath MEMORY = XmlPath.of("memory");

	private static final XmlPath MEMORY_UNIT = XmlPath.of("memory/@unit");

	private static final XmlPath CURRENT_MEMORY = XmlPath.of("currentMemory");

	private static final XmlPath CURRENT_UNIT = XmlPath.of("currentMemory/@unit");

	/** The prefix that QEMU's and libvirt's own addresses have. */
	private static final String PREFIX = "52:54:00:";

	private static final String OWN_SOCKETS = "/var/lib/libvirt/qemu/channel/";

	private static final SecureRandom RANDOM = new SecureRandom();

	private CloneIdentity() {
	}

	/** Whether its size stands in more places than Weir changes. */
	static boolean hasNuma(DomainXml domain) {
		return domain.find(NUMA).isPresent() || domain.find(MAX_MEMORY).isPresent();
	}

	/**
	 * Changes the definition.
	 * @return new MAC address by old one
	 */
	static Map<String, String> renew(DomainXml domain, ClonePlan plan) {
		String old = String.valueOf(domain.uuid());
		String id = plan.id().toString();
		domain.domainName(plan.name());
		domain.uuid(id);
		domain.all(SYSTEM_ENTRY)
			.stream()
			.filter((entry) -> entry.get(ENTRY_NAME, "").equals("uuid") && entry.content().equalsIgnoreCase(old))
			.forEach((entry) -> entry.content(id));
		domain.find(GENERATION).ifPresent((genid) -> genid.content(UUID.randomUUID().toString()));
		domain.find(NVRAM).ifPresent(CloneIdentity::freshNvram);
		domain.all(DISK).forEach((disk) -> disk.set(WWN, null));
		domain.all(GRAPHICS).forEach(CloneIdentity::freePort);
		domain.all(CHANNEL)
			.stream()
			.filter((channel) -> channel.get(SOURCE_PATH, "").startsWith(OWN_SOCKETS))
			.forEach((channel) -> channel.set(SOURCE_PATH, null));
		domain.all(CID).forEach((cid) -> cid.set(XmlPath.of("@auto"), "yes").set(XmlPath.of("@address"), null));
		size(domain, plan.vcpus(), plan.memoryMib());
		return macs(domain);
	}

	/** libvirt makes one from the template at the first start. */
	private static void freshNvram(XmlElement nvram) {
		if (nvram.get(TEMPLATE) == null) {
			nvram.remove();
		}
		else {
			nvram.content("");
		}
	}

	/** A fixed port would be taken while the original runs. */
	private static void freePort(XmlElement graphics) {
		if (graphics.get(GRAPHICS_PORT) != null && !graphics.get(AUTO_PORT, "").equals("yes")) {
			graphics.set(GRAPHICS_PORT, "-1").set(AUTO_PORT, "yes").set(TLS_PORT, null);
		}
	}

	private static Map<String, String> macs(DomainXml domain) {
		Map<String, String> macs = new LinkedHashMap<>();
		for (XmlElement nic : domain.all(INTERFACE)) {
			String mac = randomMac();
			macs.put(nic.get(MAC, "").toLowerCase(Locale.ROOT), mac);
			nic.set(MAC, mac).set(DEVICE, null);
			if (nic.get(PORT) != null) {
				nic.set(PORT, UUID.randomUUID().toString());
			}
		}
		macs.remove("");
		return macs;
	}

	static String randomMac() {
		byte[] tail = new byte[3];
		RANDOM.nextBytes(tail);
		return PREFIX + HexFormat.ofDelimiter(":").formatHex(tail);
	}

	private static void size(DomainXml domain, @Nullable Integer vcpus, @Nullable Long memoryMib) {
		if (vcpus != null) {
			domain.set(VCPU, vcpus.longValue()).set(VCPU_CURRENT, null).set(VCPUS, null).set(TOPOLOGY, null);
		}
		if (memoryMib != null) {
			domain.set(MEMORY, memoryMib).set(MEMORY_UNIT, "MiB");
			domain.set(CURRENT_MEMORY, memoryMib).set(CURRENT_UNIT, "MiB");
		}
	}

}
