package dev.weir.vm.cloudinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.vm.cloudinit.CloudInit.Addressing;
import dev.weir.vm.cloudinit.CloudInitDraft.AddressDraft;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a network interface gets its addresses. Stateless.
 */
final class AddressReader {

	private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

	private AddressReader() {
	}

	static Addressing read(AddressDraft draft, String at, Objections wrong) {
		List<Subnet> subnets = subnets(draft, at, wrong);
		boolean dhcp6 = Boolean.TRUE.equals(draft.dhcp6());
		boolean dhcp4 = (draft.dhcp4() != null) ? draft.dhcp4() : subnets.isEmpty() && !dhcp6;
		wrong.require(dhcp4 || dhcp6 || !subnets.isEmpty(), at + ".addresses", "address-missing");
		return new Addressing(dhcp4, dhcp6, subnets.stream().map(Subnet::text).toList(),
				gateway(draft.gateway4(), at + ".gateway4", false, new Told(subnets, wrong)),
				gateway(draft.gateway6(), at + ".gateway6", true, new Told(subnets, wrong)), servers(draft, at, wrong),
				domains(draft, at, wrong));
	}

	private static List<Subnet> subnets(AddressDraft draft, String at, Objections wrong) {
		List<Subnet> subnets = new ArrayList<>();
		for (String each : lines(draft.addresses(), at + ".addresses", wrong)) {
			Optional<Subnet> subnet = Subnet.parse(each);
			wrong.require(subnet.isPresent(), at + ".addresses", "address", each);
			subnet.ifPresent(subnets::add);
		}
		return subnets;
	}

	private static @Nullable String gateway(@Nullable String typed, String field, boolean six, Told told) {
		String gateway = CloudInitReader.blankToNull(typed);
		if (gateway == null) {
			return null;
		}
		Optional<IpAddress> address = IpAddress.parse(gateway);
		boolean right = told.wrong()
			.require(address.isPresent() && address.get().isV6() == six, field, six ? "gateway6" : "gateway4");
		if (right && address.isPresent()) {
			boolean near = address.get().isLinkLocal()
					|| told.subnets().stream().anyMatch((subnet) -> subnet.contains(address.get()));
			told.wrong().require(near, field, "gateway-far");
		}
		return gateway;
	}

	private static List<String> servers(AddressDraft draft, String at, Objections wrong) {
		List<String> servers = lines(draft.dns(), at + ".dns", wrong);
		servers.forEach((each) -> wrong.require(IpAddress.parse(each).isPresent(), at + ".dns", "dns", each));
		return servers;
	}

	private static List<String> domains(AddressDraft draft, String at, Objections wrong) {
		List<String> domains = lines(draft.searchDomains(), at + ".searchDomains", wrong);
		domains.forEach((each) -> wrong.require(DOMAIN.matcher(each).matches(), at + ".searchDomains", "domain", each));
		return domains;
	}

	private static List<String> lines(@Nullable List<@Nullable String> typed, String field, Objections wrong) {
		return CloudInitReader.lines(typed, field.substring(CloudInitReader.FIELD.length() + 1), wrong);
	}

	/** What a gateway is judged by. */
	private record Told(List<Subnet> subnets, Objections wrong) {
	}

}
