package dev.weir.network.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The protocols that rules can name, each with its attributes
 * (<a href="https://libvirt.org/formatnwfilter.html#supported-protocols">format</a>).
 * Immutable.
 *
 * @param name libvirt's name, which is the element's
 * @param attributes their names, in the order of a form
 */
record Protocol(String name, List<String> attributes) {

	private static final String MACS = "srcmacaddr srcmacmask dstmacaddr dstmacmask ";

	private static final String IPS = "srcmacaddr srcipaddr srcipmask dstipaddr dstipmask srcipfrom srcipto dstipfrom dstipto ";

	private static final String PORTS = "srcportstart srcportend dstportstart dstportend ";

	private static final String TAIL = "dscp connlimit-above state ipset ipsetflags match comment";

	private static final Map<String, Protocol> ALL = new LinkedHashMap<>();

	static {
		add("all", IPS + TAIL);
		add("tcp", IPS + PORTS + "flags option " + TAIL);
		add("udp", IPS + PORTS + TAIL);
		add("icmp", IPS + "type code " + TAIL);
		add("ip", MACS + "srcipaddr srcipmask dstipaddr dstipmask protocol " + PORTS + "dscp match comment");
		add("all-ipv6", IPS + TAIL);
		add("tcp-ipv6", IPS + PORTS + "flags option " + TAIL);
		add("udp-ipv6", IPS + PORTS + TAIL);
		add("icmpv6", IPS + "type code " + TAIL);
		add("ipv6", MACS + "srcipaddr srcipmask dstipaddr dstipmask protocol " + PORTS
				+ "type typeend code codeend match comment");
		for (String arp : List.of("arp", "rarp")) {
			add(arp, MACS + "hwtype protocoltype opcode arpsrcmacaddr arpdstmacaddr arpsrcipaddr arpsrcipmask "
					+ "arpdstipaddr arpdstipmask gratuitous match comment");
		}
		add("mac", MACS + "protocolid match comment");
		add("vlan", MACS + "vlanid encap-protocol match comment");
		add("stp", "srcmacaddr srcmacmask type flags root-priority root-priority-hi root-address root-address-mask "
				+ "root-cost root-cost-hi sender-priority sender-priority-hi sender-address sender-address-mask port "
				+ "port-hi msg-age msg-age-hi max-age max-age-hi hello-time hello-time-hi forward-delay "
				+ "forward-delay-hi match comment");
		for (String plain : List.of("sctp", "sctp-ipv6")) {
			add(plain, IPS + PORTS + TAIL);
		}
		for (String plain : List.of("igmp", "esp", "esp-ipv6", "ah", "ah-ipv6", "udplite", "udplite-ipv6")) {
			add(plain, IPS + TAIL);
		}
	}

	static List<String> names() {
		return new ArrayList<>(ALL.keySet());
	}

	static Optional<Protocol> find(@Nullable String name) {
		return Optional.ofNullable((name != null) ? ALL.get(name) : null);
	}

	/** What the attribute's value must look like; a variable always may. */
	static Pattern form(String attribute) {
		if (attribute.contains("mac") || attribute.endsWith("-address") || attribute.endsWith("-address-mask")) {
			return Values.MAC;
		}
		if (attribute.contains("ip") && !attribute.startsWith("ipset") && !attribute.equals("protocol")) {
			return Values.ADDRESS;
		}
		if (attribute.contains("port") || attribute.equals("vlanid") || attribute.equals("code")
				|| attribute.endsWith("codeend") || attribute.equals("dscp") || attribute.equals("connlimit-above")) {
			return Values.NUMBER;
		}
		return Values.TEXT;
	}

	private static void add(String name, String attributes) {
		ALL.put(name, new Protocol(name, Arrays.asList(attributes.split(" "))));
	}

	/** Forms of values. */
	private static final class Values {

		private static final String VARIABLE = "\\$[A-Za-z0-9_]+(\\[[^\\]]{1,40}])?";

		static final Pattern MAC = Pattern.compile(VARIABLE + "|[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}");

		static final Pattern ADDRESS = Pattern.compile(VARIABLE + "|[0-9a-fA-F.:]{2,45}|\\d{1,3}");

		static final Pattern NUMBER = Pattern.compile(VARIABLE + "|\\d{1,10}|0x[0-9a-fA-F]{1,8}");

		static final Pattern TEXT = Pattern.compile("[^'\"&<>\\p{Cntrl}]{1,256}");

	}

}
