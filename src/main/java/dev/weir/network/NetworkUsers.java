package dev.weir.network;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.hypervisor.xml.domain.InterfaceSource;
import dev.weir.problem.Problem;
import dev.weir.query.NaturalOrder;

/**
 * Which virtual machines of a host have an interface in a network, now or from their next
 * start. Thread-safe.
 */
@Component
public class NetworkUsers {

	/** Names that stand in XML as they are. */
	private static final Pattern PLAIN = Pattern.compile("[\\w .-]+");

	private final Fleet fleet;

	NetworkUsers(Fleet fleet) {
		this.fleet = fleet;
	}

	/** By name. */
	public List<VmMirror> of(HostId host, String network) {
		return this.fleet.vms()
			.stream()
			.filter((vm) -> vm.hostId().equals(host) && uses(vm, network))
			.sorted(Comparator.comparing(VmMirror::name, NaturalOrder.INSTANCE))
			.toList();
	}

	private static boolean uses(VmMirror vm, String network) {
		boolean now = vm.definition()
			.nics()
			.stream()
			.anyMatch((nic) -> nic.type().equals("network") && network.equals(nic.source()));
		return now || waits(vm, network);
	}

	/** Only what runs may have another definition for its next start. */
	private static boolean waits(VmMirror vm, String network) {
		String inactive = (vm.xml().live() != null) ? vm.xml().inactive() : null;
		// parsing takes a hundred times as long as looking
		if (inactive == null || PLAIN.matcher(network).matches() && !inactive.contains(network)) {
			return false;
		}
		try {
			return DomainXml.parse(inactive)
				.devices(Interface.class)
				.stream()
				.anyMatch((nic) -> nic.source()
					.filter((source) -> source instanceof InterfaceSource.Network named
							&& named.network().equals(network))
					.isPresent());
		}
		catch (Problem ex) {
			return false;
		}
	}

}
