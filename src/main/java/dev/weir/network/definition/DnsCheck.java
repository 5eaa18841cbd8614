package dev.weir.network.definition;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.network.definition.NetworkDraft.Dns;
import dev.weir.network.definition.NetworkDraft.DnsHost;
import dev.weir.network.definition.NetworkDraft.Forwarder;

/**
 * Whether names and name servers can be what they say. Stateless.
 */
final class DnsCheck {

	private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

	private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)(?![0-9.]+$)" + LABEL + "(\\." + LABEL + ")*");

	private DnsCheck() {
	}

	static void check(NetworkDraft draft, Findings wrong) {
		wrong.require(draft.domain() == null || isName(draft.domain()), "domain", "domain");
		wrong.require(draft.domain() != null || !Boolean.TRUE.equals(draft.domainLocal()), "domain",
				"domain-local-missing");
		Dns dns = draft.dns();
		if (dns == null) {
			return;
		}
		List<Forwarder> forwarders = dns.forwarderList();
		for (int i = 0; i < forwarders.size(); i++) {
			String at = "dns.forwarders[" + i + "]";
			Forwarder each = forwarders.get(i);
			wrong.require(each.address() != null || each.domain() != null, at + ".address", "forwarder");
			wrong.require(each.address() == null || IpAddress.of(each.address()).isPresent(), at + ".address",
					"address");
			wrong.require(each.domain() == null || isName(each.domain()), at + ".domain", "domain");
		}
		List<DnsHost> hosts = dns.hostList();
		for (int i = 0; i < hosts.size(); i++) {
			String at = "dns.hosts[" + i + "]";
			wrong.require(IpAddress.of(hosts.get(i).address()).isPresent(), at + ".address", "address");
			wrong.require(
					!hosts.get(i).nameList().isEmpty() && hosts.get(i).nameList().stream().allMatch(DnsCheck::isName),
					at + ".names", "dns-names");
		}
		wrong.requireDifferent(hosts.stream().map((host) -> String.valueOf(host.address())).toList(), "dns.hosts",
				".address");
	}

	private static boolean isName(@Nullable String name) {
		return name != null && NAME.matcher(name).matches();
	}

}
