package dev.weir.network.definition;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.network.definition.NetworkDraft.PortGroup;
import dev.weir.network.definition.NetworkDraft.Rate;
import dev.weir.network.definition.NetworkDraft.Vlan;

/**
 * Port groups, VLAN tags and bandwidth, of the network or of a group
 * (<a href="https://libvirt.org/formatnetwork.html#portgroups">format</a>). Stateless.
 */
final class PortGroupXml {

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath DEFAULT = XmlPath.of("@default");

	private static final XmlPath VLAN = XmlPath.of("vlan");

	private static final XmlPath TRUNK = XmlPath.of("vlan/@trunk");

	private static final XmlPath ID = XmlPath.of("@id");

	private static final Items<Long> TAGS = new Items<>(XmlPath.of("vlan/tag"), (tag) -> tag.number(ID, 0),
			(tag, number) -> tag.set(ID, number), Function.identity());

	static final Items<PortGroup> GROUPS = new Items<>(XmlPath.of("portgroup"), PortGroupXml::read, PortGroupXml::write,
			(group) -> Objects.requireNonNullElse(group.name(), ""));

	private PortGroupXml() {
	}

	static @Nullable Vlan vlan(XmlElement owner) {
		return owner.find(VLAN).isEmpty() ? null
				: new Vlan(List.copyOf(TAGS.of(owner)), "yes".equals(owner.get(TRUNK)));
	}

	static void writeVlan(XmlElement owner, @Nullable Vlan wanted) {
		if (wanted == null || wanted.tagList().isEmpty()) {
			owner.set(VLAN, null);
			return;
		}
		TAGS.write(owner, wanted.tagList());
		boolean trunk = wanted.tagList().size() > 1 || Boolean.TRUE.equals(wanted.trunk());
		if (trunk != "yes".equals(owner.get(TRUNK))) {
			owner.set(TRUNK, trunk ? "yes" : null);
		}
	}

	private static PortGroup read(XmlElement element) {
		return new PortGroup(element.get(NAME), "yes".equals(element.get(DEFAULT)), vlan(element),
				Direction.INBOUND.read(element), Direction.OUTBOUND.read(element))
			.tidy();
	}

	private static void write(XmlElement element, PortGroup group) {
		element.set(NAME, group.name());
		if (Boolean.TRUE.equals(group.byDefault()) != "yes".equals(element.get(DEFAULT))) {
			element.set(DEFAULT, Boolean.TRUE.equals(group.byDefault()) ? "yes" : null);
		}
		writeVlan(element, group.vlan());
		Direction.INBOUND.write(element, group.inbound());
		Direction.OUTBOUND.write(element, group.outbound());
	}

	/** Which way packets go. */
	enum Direction {

		INBOUND("inbound"), OUTBOUND("outbound");

		private final XmlPath element;

		private final XmlPath average;

		private final XmlPath peak;

		private final XmlPath burst;

		Direction(String name) {
			this.element = XmlPath.of("bandwidth/" + name);
			this.average = XmlPath.of("bandwidth/" + name + "/@average");
			this.peak = XmlPath.of("bandwidth/" + name + "/@peak");
			this.burst = XmlPath.of("bandwidth/" + name + "/@burst");
		}

		@Nullable Rate read(XmlElement owner) {
			Rate rate = new Rate(number(owner, this.average), number(owner, this.peak), number(owner, this.burst));
			return rate.equals(Rate.NONE) ? null : rate;
		}

		void write(XmlElement owner, @Nullable Rate wanted) {
			if (wanted == null) {
				owner.set(this.element, null);
				return;
			}
			if (!wanted.equals(read(owner))) {
				owner.set(this.average, text(wanted.average()))
					.set(this.peak, text(wanted.peak()))
					.set(this.burst, text(wanted.burst()));
			}
		}

		private static @Nullable Long number(XmlElement owner, XmlPath path) {
			long number = owner.number(path, -1);
			return (number >= 0) ? number : null;
		}

		private static @Nullable String text(@Nullable Long number) {
			return (number != null) ? number.toString() : null;
		}

	}

}
