package dev.weir.network.definition;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a network is or shall be: the body of the REST interface, what the form of the
 * page becomes, and what is read of a definition. Nothing in it is checked. Immutable.
 *
 * @param mode one of {@link dev.weir.network.NetworkMode}
 * @param bridge name of its own bridge (libvirt chooses where absent), or of the host's
 * @param stp whether its own bridge speaks the spanning tree protocol; libvirt's default
 * is yes
 * @param device the only device of the host it forwards to
 * @param devices devices of the host that guests sit on (macvtap), or PCI addresses of
 * virtual functions (hostdev)
 * @param physicalFunction the device whose virtual functions are given to guests
 * @param mtu size of the largest packet
 * @param domain DNS domain
 * @param domainLocal whether names of the domain are never asked of others
 * @param isolatedPorts whether guests cannot reach each other
 * @param inbound what comes in for all guests together
 * @param outbound what goes out
 * @param autostart only when it is made
 * @param start only when it is made
 */
record NetworkDraft(@Nullable String name, @Nullable String mode, @Nullable String bridge, @Nullable Boolean stp,
		@Nullable String device, @Nullable List<String> devices, @Nullable String physicalFunction, @Nullable Long mtu,
		@Nullable String domain, @Nullable Boolean domainLocal, @Nullable Boolean isolatedPorts, @Nullable Nat nat,
		@Nullable Subnet ipv4, @Nullable Subnet ipv6, @Nullable List<Route> routes, @Nullable Dns dns,
		@Nullable Rate inbound, @Nullable Rate outbound, @Nullable Vlan vlan, @Nullable List<PortGroup> portGroups,
		@Nullable Boolean autostart, @Nullable Boolean start) {

	/** The same without blanks around words, with lists for what is absent. */
	NetworkDraft tidy() {
		return new NetworkDraft(word(this.name), word(this.mode), word(this.bridge),
				Boolean.FALSE.equals(this.stp) ? false : null, word(this.device), words(this.devices),
				word(this.physicalFunction), this.mtu, word(this.domain), truth(this.domainLocal),
				truth(this.isolatedPorts), (this.nat != null) ? this.nat.tidy() : null, tidy(this.ipv4),
				tidy(this.ipv6), list(this.routes).stream().map(Route::tidy).toList(),
				(this.dns != null) ? this.dns.tidy() : null, tidy(this.inbound), tidy(this.outbound), tidy(this.vlan),
				list(this.portGroups).stream().map(PortGroup::tidy).toList(), this.autostart, this.start);
	}

	/** The same under a name. */
	NetworkDraft named(String other) {
		return new NetworkDraft(other, this.mode, this.bridge, this.stp, this.device, this.devices,
				this.physicalFunction, this.mtu, this.domain, this.domainLocal, this.isolatedPorts, this.nat, this.ipv4,
				this.ipv6, this.routes, this.dns, this.inbound, this.outbound, this.vlan, this.portGroups,
				this.autostart, this.start);
	}

	List<String> deviceList() {
		return list(this.devices);
	}

	List<Route> routeList() {
		return list(this.routes);
	}

	public List<PortGroup> portGroupList() {
		return list(this.portGroups);
	}

	private static @Nullable Subnet tidy(@Nullable Subnet subnet) {
		return (subnet != null) ? subnet.tidy() : null;
	}

	private static @Nullable Rate tidy(@Nullable Rate rate) {
		return (rate == null || rate.equals(Rate.NONE)) ? null : rate;
	}

	private static @Nullable Vlan tidy(@Nullable Vlan vlan) {
		return (vlan == null || vlan.tagList().isEmpty() && !truth(vlan.trunk())) ? null
				: new Vlan(vlan.tagList(), truth(vlan.trunk()));
	}

	private static boolean truth(@Nullable Boolean value) {
		return Boolean.TRUE.equals(value);
	}

	private static @Nullable String word(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static List<String> words(@Nullable List<String> texts) {
		return list(texts).stream().map(String::strip).filter((text) -> !text.isEmpty()).toList();
	}

	/** JSON may bring nulls. */
	private static <T> List<T> list(@Nullable List<T> items) {
		return (items == null) ? List.of() : items.stream().filter(Objects::nonNull).toList();
	}

	/**
	 * How NAT hides guests.
	 *
	 * @param addresses addresses that it hides them behind; the host's own where absent
	 * @param ports ports that it uses
	 * @param ipv6 whether IPv6 is hidden too
	 */
	record Nat(@Nullable AddressRange addresses, @Nullable PortRange ports, @Nullable Boolean ipv6) {

		@Nullable Nat tidy() {
			AddressRange range = (this.addresses != null) ? this.addresses.tidy() : null;
			return (range == null && this.ports == null && !truth(this.ipv6)) ? null
					: new Nat(range, this.ports, truth(this.ipv6));
		}

	}

	/** Addresses, both ends included. */
	record AddressRange(@Nullable String start, @Nullable String end) {

		AddressRange tidy() {
			return new AddressRange(lower(this.start), lower(this.end));
		}

	}

	/** Ports, both ends included. */
	record PortRange(@Nullable Long start, @Nullable Long end) {
	}

	/**
	 * The host's own address in the network, and what its DHCP gives.
	 *
	 * @param prefix length of the prefix in bits
	 * @param hosts addresses that are kept for a guest
	 */
	record Subnet(@Nullable String address, @Nullable Long prefix, @Nullable List<AddressRange> ranges,
			@Nullable List<Lease> hosts) {

		Subnet tidy() {
			return new Subnet(lower(this.address), this.prefix, rangeList().stream().map(AddressRange::tidy).toList(),
					hostList().stream().map(Lease::tidy).toList());
		}

		List<AddressRange> rangeList() {
			return list(this.ranges);
		}

		List<Lease> hostList() {
			return list(this.hosts);
		}

	}

	/**
	 * An address that DHCP keeps for one guest, known by its MAC, its client identifier
	 * (IPv6) or its name.
	 */
	record Lease(@Nullable String mac, @Nullable String id, @Nullable String name, @Nullable String address) {

		Lease tidy() {
			return new Lease(lower(this.mac), lower(this.id), word(this.name), lower(this.address));
		}

	}

	/**
	 * A way from the host into the network.
	 *
	 * @param to the destination with prefix, for instance 10.1.0.0/16
	 * @param via the guest that knows the way
	 */
	record Route(@Nullable String to, @Nullable String via, @Nullable Long metric) {

		Route tidy() {
			return new Route(lower(this.to), lower(this.via), this.metric);
		}

	}

	/**
	 * What the network's name server does.
	 *
	 * @param enabled false for none; libvirt's default is yes
	 */
	record Dns(@Nullable Boolean enabled, @Nullable List<Forwarder> forwarders, @Nullable List<DnsHost> hosts) {

		static final Dns NONE = new Dns(null, List.of(), List.of());

		@Nullable Dns tidy() {
			Dns tidy = new Dns(Boolean.FALSE.equals(this.enabled) ? false : null,
					forwarderList().stream().map(Forwarder::tidy).toList(),
					hostList().stream().map(DnsHost::tidy).toList());
			return tidy.equals(NONE) ? null : tidy;
		}

		List<Forwarder> forwarderList() {
			return list(this.forwarders);
		}

		List<DnsHost> hostList() {
			return list(this.hosts);
		}

	}

	/** Who is asked, for all names or those of one domain. */
	record Forwarder(@Nullable String domain, @Nullable String address) {

		Forwarder tidy() {
			return new Forwarder(word(this.domain), lower(this.address));
		}

	}

	/** An address and its names. */
	record DnsHost(@Nullable String address, @Nullable List<String> names) {

		DnsHost tidy() {
			return new DnsHost(lower(this.address), words(this.names));
		}

		List<String> nameList() {
			return list(this.names);
		}

	}

	/**
	 * Limits of the traffic in one direction.
	 *
	 * @param average KiB/s over time
	 * @param peak KiB/s at most
	 * @param burst KiB at that speed
	 */
	record Rate(@Nullable Long average, @Nullable Long peak, @Nullable Long burst) {

		static final Rate NONE = new Rate(null, null, null);

	}

	/**
	 * VLAN tags.
	 *
	 * @param trunk whether the guest sees the tags; always for more than one
	 */
	record Vlan(@Nullable List<Long> tags, @Nullable Boolean trunk) {

		List<Long> tagList() {
			return list(this.tags);
		}

	}

	/** A class of connections that interfaces of guests can name. */
	record PortGroup(@Nullable String name, @Nullable Boolean byDefault, @Nullable Vlan vlan, @Nullable Rate inbound,
			@Nullable Rate outbound) {

		PortGroup tidy() {
			return new PortGroup(word(this.name), truth(this.byDefault), NetworkDraft.tidy(this.vlan),
					NetworkDraft.tidy(this.inbound), NetworkDraft.tidy(this.outbound));
		}

	}

	private static @Nullable String lower(@Nullable String text) {
		String word = word(text);
		return (word != null) ? word.toLowerCase(Locale.ROOT) : null;
	}

}
