package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Dns;
import dev.weir.network.definition.NetworkDraft.DnsHost;
import dev.weir.network.definition.NetworkDraft.Forwarder;
import dev.weir.network.definition.NetworkDraft.Lease;
import dev.weir.network.definition.NetworkDraft.Nat;
import dev.weir.network.definition.NetworkDraft.PortGroup;
import dev.weir.network.definition.NetworkDraft.PortRange;
import dev.weir.network.definition.NetworkDraft.Rate;
import dev.weir.network.definition.NetworkDraft.Route;
import dev.weir.network.definition.NetworkDraft.Subnet;
import dev.weir.network.definition.NetworkDraft.Vlan;
import dev.weir.network.definition.NetworkForm.GroupRow;

/**
 * Reads what was typed. Fields that the mode does not show are left out, whatever was
 * sent for them. What cannot be read is passed on as something that no check lets
 * through. Stateless.
 */
final class FormReader {

	private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

	/** Never a number that anything takes. */
	private static final Long UNREADABLE = -1L;

	private FormReader() {
	}

	static NetworkDraft draft(NetworkForm form) {
		NetworkMode mode = NetworkMode.find(form.mode()).orElse(NetworkMode.ISOLATED);
		boolean own = mode.hasOwnBridge();
		boolean bridged = own || mode.needsBridge();
		return new NetworkDraft(form.name(), form.mode(), bridged ? form.bridge() : null, stp(form, own),
				mode.hasOutgoingDevice() ? form.device() : null,
				(mode.isMacvtap() || mode == NetworkMode.HOSTDEV) ? words(form.devices()) : List.of(),
				(mode == NetworkMode.HOSTDEV) ? form.physicalFunction() : null, own ? number(form.mtu()) : null,
				own ? form.domain() : null, own ? form.domainLocal() : null,
				(own || mode == NetworkMode.BRIDGE) ? form.isolatedPorts() : null,
				(mode == NetworkMode.NAT) ? nat(form) : null,
				own ? subnet(form.ipv4(), form.ipv4Ranges(), form.ipv4Hosts()) : null,
				own ? subnet(form.ipv6(), form.ipv6Ranges(), form.ipv6Hosts()) : null,
				own ? lines(form.routes(), FormReader::route) : List.of(), own ? dns(form) : null,
				own ? rate(form.inboundAverage(), form.inboundPeak(), form.inboundBurst()) : null,
				own ? rate(form.outboundAverage(), form.outboundPeak(), form.outboundBurst()) : null,
				mode.hasVlan() ? vlan(form.vlan(), form.trunk()) : null,
				form.rows().stream().map((row) -> group(row, mode)).toList(), form.autostart(), form.start());
	}

	/** Yes is libvirt's default, and not said. */
	private static @Nullable Boolean stp(NetworkForm form, boolean own) {
		return (own && Boolean.FALSE.equals(form.stp())) ? false : null;
	}

	private static PortGroup group(GroupRow row, NetworkMode mode) {
		boolean limits = mode.hasPortBandwidth();
		return new PortGroup(row.name(), row.byDefault(), mode.hasVlan() ? vlan(row.vlan(), row.trunk()) : null,
				limits ? rate(row.inboundAverage(), row.inboundPeak(), row.inboundBurst()) : null,
				limits ? rate(row.outboundAverage(), row.outboundPeak(), row.outboundBurst()) : null);
	}

	private static @Nullable Nat nat(NetworkForm form) {
		List<String> addresses = words(form.natAddresses());
		List<String> ports = words(form.natPorts());
		return new Nat(addresses.isEmpty() ? null : range(addresses),
				ports.isEmpty() ? null : new PortRange(number(ports.get(0)), number(word(ports, 1))), form.natIpv6())
			.tidy();
	}

	/** Ranges and leases without an address are kept, so that they are told of. */
	private static @Nullable Subnet subnet(@Nullable String cidr, @Nullable String ranges, @Nullable String hosts) {
		boolean blank = isBlank(cidr) && isBlank(ranges) && isBlank(hosts);
		if (blank) {
			return null;
		}
		String text = (cidr != null) ? cidr.strip() : "";
		int slash = text.indexOf('/');
		String address = (slash < 0) ? text : text.substring(0, slash);
		Long prefix = (slash < 0) ? UNREADABLE : number(text.substring(slash + 1));
		return new Subnet(address, (prefix != null) ? prefix : UNREADABLE, lines(ranges, FormReader::range),
				lines(hosts, FormReader::lease));
	}

	private static AddressRange range(List<String> words) {
		return new AddressRange(words.get(0), word(words, 1));
	}

	private static Lease lease(List<String> words) {
		String mac = null;
		String id = null;
		String name = null;
		String address = null;
		for (String word : words) {
			if (MAC.matcher(word).matches()) {
				mac = word.replace('-', ':');
			}
			else if (word.startsWith("id:")) {
				id = word.substring("id:".length());
			}
			else if (IpAddress.of(word).isPresent() || address == null && word.matches("[0-9.]+|.*:.*")) {
				address = word;
			}
			else {
				name = (name == null) ? word : name + " " + word;
			}
		}
		return new Lease(mac, id, name, address);
	}

	private static Route route(List<String> words) {
		List<String> told = words.stream().filter((word) -> !word.equals("via") && !word.equals("metric")).toList();
		return new Route(word(told, 0), word(told, 1), number(word(told, 2)));
	}

	private static Dns dns(NetworkForm form) {
		return new Dns(!Boolean.FALSE.equals(form.dns()), lines(form.dnsForwarders(), FormReader::forwarder), lines(
				form.dnsHosts(), (words) -> new DnsHost(words.get(0), List.copyOf(words.subList(1, words.size())))));
	}

	private static Forwarder forwarder(List<String> words) {
		boolean addressFirst = IpAddress.of(words.get(0)).isPresent();
		return addressFirst ? new Forwarder(word(words, 1), words.get(0)) : new Forwarder(words.get(0), word(words, 1));
	}

	private static @Nullable Vlan vlan(@Nullable String tags, @Nullable Boolean trunk) {
		List<Long> numbers = new ArrayList<>();
		for (String word : words(tags)) {
			Long number = number(word);
			numbers.add((number != null) ? number : UNREADABLE);
		}
		return numbers.isEmpty() ? null : new Vlan(numbers, trunk);
	}

	private static @Nullable Rate rate(@Nullable String average, @Nullable String peak, @Nullable String burst) {
		Rate rate = new Rate(number(average), number(peak), number(burst));
		return rate.equals(Rate.NONE) ? null : rate;
	}

	private static <T> List<T> lines(@Nullable String text, Function<List<String>, T> read) {
		return (text == null) ? List.of()
				: text.lines().filter((line) -> !line.isBlank()).map((line) -> read.apply(words(line))).toList();
	}

	/** Words apart by blanks, commas, or a dash between blanks. */
	private static List<String> words(@Nullable String text) {
		return (text == null) ? List.of()
				: Arrays.stream(text.strip().split("(\\s*[,;–]\\s*|\\s+-\\s+|\\s+)"))
					.filter((word) -> !word.isEmpty())
					.toList();
	}

	private static @Nullable String word(List<String> words, int at) {
		return (at < words.size()) ? words.get(at) : null;
	}

	private static @Nullable Long number(@Nullable String text) {
		if (isBlank(text)) {
			return null;
		}
		return (text != null && text.strip().matches("\\d{1,15}")) ? Long.valueOf(text.strip()) : UNREADABLE;
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
