package dev.weir.network.definition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.PortGroup;
import dev.weir.network.definition.NetworkDraft.Rate;
import dev.weir.network.definition.NetworkDraft.Vlan;
import dev.weir.problem.InvalidInput;

/**
 * Whether a draft can become a network of a host: told before libvirt does, each fault at
 * its field. Used once.
 */
final class DraftCheck {

	/** Kernel's IFNAMSIZ less the zero at the end. */
	private static final Pattern DEVICE = Pattern.compile("(?!\\.{1,2}$)[^\\s/:\\p{Cntrl}]{1,15}");

	/** libvirt makes files of that name. */
	private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\p{Cntrl}]{1,100}");

	/** KiB/s; libvirt reads unsigned integers. */
	private static final long MOST = 4294967295L;

	private final Findings wrong = new Findings();

	private final NetworkDraft draft;

	private final List<NetworkXml> others;

	private DraftCheck(NetworkDraft draft, List<NetworkXml> others) {
		this.draft = draft;
		this.others = others;
	}

	/**
	 * @param draft tidy
	 * @param others the other networks of the host
	 * @return its mode
	 * @throws InvalidInput naming every wrong field
	 */
	static NetworkMode check(NetworkDraft draft, List<NetworkXml> others) {
		DraftCheck check = new DraftCheck(draft, others);
		Optional<NetworkMode> mode = NetworkMode.find(draft.mode());
		check.wrong.require(mode.isPresent(), "mode", "mode");
		check.name();
		mode.ifPresent(check::all);
		check.wrong.throwIfAny();
		return mode.orElseThrow();
	}

	private void all(NetworkMode mode) {
		ModeFit.check(this.draft, mode, this.wrong);
		bridge(mode);
		devices(mode);
		rate("inbound", this.draft.inbound());
		rate("outbound", this.draft.outbound());
		vlan("vlan", this.draft.vlan());
		portGroups(mode);
		Long mtu = this.draft.mtu();
		this.wrong.require(mtu == null || mtu >= 68 && mtu <= 65535, "mtu", "number", 68, 65535);
		if (mode.hasOwnBridge()) {
			new AddressCheck(this.draft, this.others, this.wrong).check();
			DnsCheck.check(this.draft, this.wrong);
		}
	}

	private void name() {
		String name = this.draft.name();
		if (this.wrong.require(name != null, "name", "missing") && name != null) {
			this.wrong.require(NAME.matcher(name).matches(), "name", "name");
			this.wrong.require(this.others.stream().noneMatch((other) -> other.name().equals(name)), "name",
					"name-taken", name);
		}
	}

	private void bridge(NetworkMode mode) {
		String bridge = this.draft.bridge();
		this.wrong.require(bridge != null || !mode.needsBridge(), "bridge", "bridge-missing");
		if (bridge != null && this.wrong.require(isDevice(bridge), "bridge", "device") && mode.hasOwnBridge()) {
			this.others.stream()
				.filter((other) -> bridge.equals(other.bridge()))
				.findFirst()
				.ifPresent((other) -> this.wrong.require(false, "bridge", "bridge-taken", other.name()));
		}
	}

	private void devices(NetworkMode mode) {
		this.wrong.require(this.draft.device() == null || isDevice(this.draft.device()), "device", "device");
		String function = this.draft.physicalFunction();
		this.wrong.require(function == null || isDevice(function), "physicalFunction", "device");
		List<String> devices = this.draft.deviceList();
		for (int i = 0; i < devices.size(); i++) {
			boolean good = (mode == NetworkMode.HOSTDEV) ? PciAddress.isOne(devices.get(i)) : isDevice(devices.get(i));
			this.wrong.require(good, "devices[" + i + "]", (mode == NetworkMode.HOSTDEV) ? "pci" : "device");
		}
		this.wrong.requireDifferent(devices, "devices", "");
		this.wrong.require(!mode.isMacvtap() || !devices.isEmpty(), "devices", "devices-missing");
		boolean one = mode != NetworkMode.HOSTDEV || devices.isEmpty() != (function == null);
		this.wrong.require(one, "physicalFunction", "functions");
	}

	private void portGroups(NetworkMode mode) {
		List<PortGroup> groups = this.draft.portGroupList();
		for (int i = 0; i < groups.size(); i++) {
			PortGroup group = groups.get(i);
			String at = "portGroups[" + i + "]";
			this.wrong.require(group.name() != null, at + ".name", "missing");
			rate(at + ".inbound", group.inbound());
			rate(at + ".outbound", group.outbound());
			vlan(at + ".vlan", group.vlan());
			this.wrong.require(mode.hasVlan() || group.vlan() == null, at + ".vlan", "not-in-mode");
			boolean limited = group.inbound() != null || group.outbound() != null;
			this.wrong.require(mode.hasPortBandwidth() || !limited, at + ".inbound", "not-in-mode");
		}
		this.wrong.requireDifferent(groups.stream().map(PortGroup::name).toList(), "portGroups", ".name");
		long defaults = groups.stream().filter((group) -> Boolean.TRUE.equals(group.byDefault())).count();
		this.wrong.require(defaults <= 1, "portGroups", "one-default");
	}

	private void vlan(String field, @Nullable Vlan vlan) {
		if (vlan != null) {
			List<Long> tags = vlan.tagList();
			for (int i = 0; i < tags.size(); i++) {
				this.wrong.require(tags.get(i) >= 0 && tags.get(i) <= 4095, field + ".tags[" + i + "]", "number", 0,
						4095);
			}
			this.wrong.require(!tags.isEmpty(), field + ".tags", "missing");
			this.wrong.requireDifferent(tags, field + ".tags", "");
		}
	}

	private void rate(String field, @Nullable Rate rate) {
		if (rate != null) {
			this.wrong.require(rate.average() != null, field + ".average", "average-missing");
			number(field + ".average", rate.average());
			number(field + ".peak", rate.peak());
			number(field + ".burst", rate.burst());
		}
	}

	private void number(String field, @Nullable Long number) {
		this.wrong.require(number == null || number >= 1 && number <= MOST, field, "number", 1, MOST);
	}

	private static boolean isDevice(@Nullable String name) {
		return name != null && DEVICE.matcher(name).matches();
	}

}
