package dev.weir.network.definition;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.network.definition.NetworkDraft.Dns;
import dev.weir.network.definition.NetworkDraft.DnsHost;
import dev.weir.network.definition.NetworkDraft.Forwarder;

/**
 * A network's name server
 * (<a href="https://libvirt.org/formatnetwork.html#network-dns">format</a>). Its TXT and
 * SRV records stay as they are. Stateless.
 */
final class DnsXml {

	private static final XmlPath DNS = XmlPath.of("dns");

	private static final XmlPath ENABLE = XmlPath.of("dns/@enable");

	private static final XmlPath IP = XmlPath.of("@ip");

	private static final XmlPath HOSTNAME = XmlPath.of("hostname");

	private static final XmlPath DOMAIN = XmlPath.of("@domain");

	private static final XmlPath ADDRESS = XmlPath.of("@addr");

	private static final Items<Forwarder> FORWARDERS = new Items<>(XmlPath.of("dns/forwarder"),
			(element) -> new Forwarder(element.get(DOMAIN), element.get(ADDRESS)).tidy(),
			(element, wanted) -> element.set(DOMAIN, wanted.domain()).set(ADDRESS, wanted.address()), (each) -> each);

	static final Items<DnsHost> HOSTS = new Items<>(XmlPath.of("dns/host"), DnsXml::host, DnsXml::write,
			(host) -> Objects.requireNonNullElse(host.address(), ""));

	private DnsXml() {
	}

	static @Nullable Dns read(XmlElement network) {
		return network.find(DNS).isEmpty() ? null : new Dns("no".equals(network.get(ENABLE)) ? false : null,
				List.copyOf(FORWARDERS.of(network)), List.copyOf(HOSTS.of(network)))
			.tidy();
	}

	static void write(XmlElement network, @Nullable Dns wanted) {
		Dns dns = (wanted != null) ? wanted : Dns.NONE;
		Dns now = Objects.requireNonNullElse(read(network), Dns.NONE);
		if (!Objects.equals(now.enabled(), dns.enabled())) {
			network.set(ENABLE, (dns.enabled() != null) ? "no" : null);
		}
		FORWARDERS.write(network, dns.forwarderList());
		HOSTS.write(network, dns.hostList());
		network.find(DNS)
			.filter((element) -> element.children().isEmpty() && network.get(ENABLE) == null)
			.ifPresent(XmlElement::remove);
	}

	private static DnsHost host(XmlElement element) {
		return new DnsHost(element.get(IP),
				List.copyOf(element.all(HOSTNAME).stream().map(XmlElement::content).toList()))
			.tidy();
	}

	private static void write(XmlElement element, DnsHost wanted) {
		element.set(IP, wanted.address());
		List<String> now = host(element).nameList();
		if (!now.equals(wanted.nameList())) {
			element.set(HOSTNAME, null);
			wanted.nameList().forEach((name) -> element.add(HOSTNAME).content(name));
		}
	}

}
