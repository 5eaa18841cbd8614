package dev.weir.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.home.WeirHome;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;

/**
 * A host of libvirt's test driver whose guests, pools and networks have odd names and
 * sizes, so that requests find something to be about. For one thread.
 */
final class OddHost {

	static final String NODE_FILE = "odd.xml";

	private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)(:[^/]*)?}");

	private static final List<String> NAMES = List.of("&lt;img src=x onerror=alert(1)&gt;", "-oProxyCommand=id", "名字😀",
			"%2e%2e", "a b &amp; 'c' &quot;d&quot;", "\u202Eevil", "x".repeat(300), "{0}", "${7*7}", "..");

	private static final List<String> ACTIONS = List.of("start", "shutdown", "reboot", "reset", "force-off", "pause",
			"resume", "save", "stop", "refresh", "explode");

	private final Fleet fleet;

	private final HostId id;

	OddHost(Fleet fleet, HostId id) {
		this.fleet = fleet;
		this.id = id;
	}

	/** Writes the file that the host is made from. */
	static void write(WeirHome home) {
		StringBuilder xml = new StringBuilder("<node>");
		for (String name : NAMES) {
			xml.append("<domain type='test'><name>" + name + "</name><uuid>" + UUID.randomUUID() + "</uuid><title>"
					+ name.substring(0, Math.min(40, name.length())) + "</title><description>" + name
					+ "</description><memory unit='KiB'>9007199254740991</memory><vcpu>1</vcpu>"
					+ "<os><type>hvm</type></os><devices><disk type='file'><source file='/a &lt;b&gt;'/>"
					+ "<target dev='vda'/></disk><interface type='network'><source network='default'/></interface>"
					+ "<graphics type='vnc' port='-1'/></devices></domain>");
		}
		xml.append("<network><name>default</name><bridge name='virbr0'/><ip address='192.168.122.1' "
				+ "netmask='255.255.255.0'/></network><network><name>-n &lt;b&gt; %41</name></network>"
				+ "<pool type='dir'><name>default</name><target><path>/odd</path></target><volume><name>a &lt;b&gt;.img"
				+ "</name><capacity>1048576</capacity><allocation>0</allocation></volume></pool>"
				+ "<pool type='dir'><name>-p 名 %41</name><target><path>/odd2</path></target></pool></node>");
		try {
			Files.writeString(home.folder("testdriver").resolve(NODE_FILE), xml);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void awaitUp() {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(30))).until(() -> vms().size() == NAMES.size());
	}

	boolean isThere() {
		return this.fleet.host(this.id).isPresent() && vms().size() > NAMES.size() / 2;
	}

	HostId id() {
		return this.id;
	}

	List<VmMirror> vms() {
		return this.fleet.vms().stream().filter((vm) -> vm.hostId().equals(this.id)).toList();
	}

	/** The path with things that exist for its variables, or with something hostile. */
	String path(String pattern, Random random, boolean destroys) {
		return VARIABLE.matcher(pattern)
			.replaceAll((variable) -> Matcher.quoteReplacement(encoded(value(variable.group(1), random, destroys))));
	}

	private String value(String variable, Random random, boolean destroys) {
		if (destroys || random.nextInt(10) < 3) {
			String text = HostileText.any(random);
			return text.isEmpty() ? "x" : text;
		}
		return switch (variable) {
			case "uuid" -> vms().isEmpty() ? "none" : vms().get(random.nextInt(vms().size())).id().toString();
			case "pool" -> random.nextBoolean() ? "default" : "-p 名 %41";
			case "network" -> random.nextBoolean() ? "default" : "-n <b> %41";
			case "volume" -> "a <b>.img";
			case "action" -> ACTIONS.get(random.nextInt(ACTIONS.size()));
			default -> this.id.toString();
		};
	}

	private static String encoded(String text) {
		return org.springframework.web.util.UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
	}

}
