package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The form of a network, as typed. Lists are texts with a line for each thing, as
 * administrators know them from {@code /etc/hosts}. Immutable.
 *
 * @param version of the definition that is changed
 * @param ipv4 the host's address with its prefix, for instance 192.168.100.1/24
 * @param dns whether there is a name server
 */
record NetworkForm(@Nullable String name, @Nullable String mode, @Nullable String version, @Nullable String bridge,
		@Nullable Boolean stp, @Nullable String device, @Nullable String devices, @Nullable String physicalFunction,
		@Nullable String mtu, @Nullable String domain, @Nullable Boolean domainLocal, @Nullable Boolean isolatedPorts,
		@Nullable String natAddresses, @Nullable String natPorts, @Nullable Boolean natIpv6, @Nullable String ipv4,
		@Nullable String ipv4Ranges, @Nullable String ipv4Hosts, @Nullable String ipv6, @Nullable String ipv6Ranges,
		@Nullable String ipv6Hosts, @Nullable String routes, @Nullable Boolean dns, @Nullable String dnsForwarders,
		@Nullable String dnsHosts, @Nullable String inboundAverage, @Nullable String inboundPeak,
		@Nullable String inboundBurst, @Nullable String outboundAverage, @Nullable String outboundPeak,
		@Nullable String outboundBurst, @Nullable String vlan, @Nullable Boolean trunk,
		@Nullable List<GroupRow> portGroups, @Nullable Boolean autostart, @Nullable Boolean start) {

	/** More rows than anybody fills in. */
	static final int MAX_ROWS = 100;

	/** The rows that there are; what was never sent is an empty one. */
	public List<GroupRow> rows() {
		return (this.portGroups == null) ? List.of()
				: this.portGroups.stream().map((row) -> Objects.requireNonNullElse(row, GroupRow.BLANK)).toList();
	}

	/**
	 * The same with one row more or fewer: {@code add-group}, {@code remove-group-2};
	 * anything else changes nothing.
	 */
	NetworkForm reshaped(String shape) {
		List<GroupRow> rows = new ArrayList<>(rows());
		if (shape.equals("add-group") && rows.size() < MAX_ROWS) {
			rows.add(GroupRow.BLANK);
		}
		else if (shape.matches("remove-group-\\d{1,2}")) {
			int at = Integer.parseInt(shape.substring("remove-group-".length()));
			if (at < rows.size()) {
				rows.remove(at);
			}
		}
		return with(rows);
	}

	/** What another mode did not ask for is as libvirt has it by itself. */
	private NetworkForm with(List<GroupRow> rows) {
		return new NetworkForm(this.name, this.mode, this.version, this.bridge, !Boolean.FALSE.equals(this.stp),
				this.device, this.devices, this.physicalFunction, this.mtu, this.domain, this.domainLocal,
				this.isolatedPorts, this.natAddresses, this.natPorts, this.natIpv6, this.ipv4, this.ipv4Ranges,
				this.ipv4Hosts, this.ipv6, this.ipv6Ranges, this.ipv6Hosts, this.routes,
				!Boolean.FALSE.equals(this.dns), this.dnsForwarders, this.dnsHosts, this.inboundAverage,
				this.inboundPeak, this.inboundBurst, this.outboundAverage, this.outboundPeak, this.outboundBurst,
				this.vlan, this.trunk, rows, this.autostart, this.start);
	}

	/** A port group. */
	record GroupRow(@Nullable String name, @Nullable Boolean byDefault, @Nullable String vlan, @Nullable Boolean trunk,
			@Nullable String inboundAverage, @Nullable String inboundPeak, @Nullable String inboundBurst,
			@Nullable String outboundAverage, @Nullable String outboundPeak, @Nullable String outboundBurst) {

		static final GroupRow BLANK = new GroupRow(null, null, null, null, null, null, null, null, null, null);

	}

}
