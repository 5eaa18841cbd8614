package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.hypervisor.NetworkUpdate.Command;
import dev.weir.hypervisor.NetworkUpdate.Section;
import dev.weir.hypervisor.xml.XmlElement;

/**
 * What libvirt can change about a network that runs, so that it becomes what its
 * definition says: DHCP ranges and hosts, DNS hosts, port groups
 * (<a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkUpdate">
 * virNetworkUpdate</a>). Used once.
 */
final class LiveChanges {

	private final List<NetworkUpdate> updates = new ArrayList<>();

	private final XmlElement live;

	private final XmlElement wanted;

	private LiveChanges(XmlElement live, XmlElement wanted) {
		this.live = live;
		this.wanted = wanted;
	}

	/** In an order in which libvirt takes them: what goes first, then what comes. */
	static List<NetworkUpdate> between(NetworkDocument live, NetworkDocument wanted) {
		LiveChanges changes = new LiveChanges(live.root(), wanted.root());
		for (SubnetXml family : SubnetXml.values()) {
			changes.subnet(family);
		}
		changes.compare(DnsXml.HOSTS, Section.DNS_HOST, -1, changes.live, changes.wanted);
		changes.portGroups();
		return List.copyOf(changes.updates);
	}

	/** Only within the same block of addresses; another waits for the next start. */
	private void subnet(SubnetXml family) {
		Optional<XmlElement> now = family.in(this.live);
		Optional<XmlElement> then = family.in(this.wanted);
		boolean same = now.isPresent() && then.isPresent() && sameBlock(family);
		if (same) {
			int parent = family.index(this.live);
			compare(SubnetXml.RANGES, Section.IP_DHCP_RANGE, parent, now.orElseThrow(), then.orElseThrow());
			compare(SubnetXml.HOSTS, Section.IP_DHCP_HOST, parent, now.orElseThrow(), then.orElseThrow());
		}
	}

	private boolean sameBlock(SubnetXml family) {
		NetworkDraft.Subnet now = Objects.requireNonNull(family.read(this.live));
		NetworkDraft.Subnet then = Objects.requireNonNull(family.read(this.wanted));
		return Objects.equals(now.address(), then.address()) && Objects.equals(now.prefix(), then.prefix());
	}

	private <T> void compare(Items<T> items, Section section, int parent, XmlElement before, XmlElement after) {
		List<T> now = items.of(before);
		List<T> then = items.of(after);
		before.all(items.path())
			.stream()
			.filter((element) -> !then.contains(items.read().apply(element)))
			.forEach((element) -> add(Command.DELETE, section, parent, element));
		after.all(items.path())
			.stream()
			.filter((element) -> !now.contains(items.read().apply(element)))
			.forEach((element) -> add(Command.ADD, section, parent, element));
	}

	/** A group that changes keeps its guests. */
	private void portGroups() {
		List<NetworkDraft.PortGroup> now = PortGroupXml.GROUPS.of(this.live);
		List<NetworkDraft.PortGroup> then = PortGroupXml.GROUPS.of(this.wanted);
		for (XmlElement element : this.live.all(PortGroupXml.GROUPS.path())) {
			Object name = PortGroupXml.GROUPS.key().apply(PortGroupXml.GROUPS.read().apply(element));
			if (then.stream().noneMatch((group) -> PortGroupXml.GROUPS.key().apply(group).equals(name))) {
				add(Command.DELETE, Section.PORT_GROUP, -1, element);
			}
		}
		for (XmlElement element : this.wanted.all(PortGroupXml.GROUPS.path())) {
			NetworkDraft.PortGroup group = PortGroupXml.GROUPS.read().apply(element);
			Object name = PortGroupXml.GROUPS.key().apply(group);
			boolean known = now.stream().anyMatch((each) -> PortGroupXml.GROUPS.key().apply(each).equals(name));
			if (!now.contains(group)) {
				add(known ? Command.MODIFY : Command.ADD, Section.PORT_GROUP, -1, element);
			}
		}
	}

	private void add(Command command, Section section, int parent, XmlElement element) {
		this.updates.add(new NetworkUpdate(command, section, parent, element.text()));
	}

}
