package dev.weir.network.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.host.HostReadings.Reading;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.query.NaturalOrder;

/**
 * Reads packet filters for people who may. Thread-safe.
 */
@Component
class FilterQueries {

	private static final Fields<FilterView> FIELDS = Fields.<FilterView>none()
		.text("name", FilterView::name)
		.text("chain", FilterView::chain)
		.number("rules", (filter) -> filter.draft().ruleList().size());

	private final Access access;

	private final Fleet fleet;

	private final FilterReadings readings;

	FilterQueries(Access access, Fleet fleet, FilterReadings readings) {
		this.access = access;
		this.fleet = fleet;
		this.readings = readings;
	}

	HostMirror host(HostId host) {
		this.access.require(Permission.NETWORK_VIEW, Target.of(Target.Kind.HOST, host, ""));
		return this.fleet.requireHost(host);
	}

	/** The host, for somebody who may change its filters. */
	HostMirror hostToChange(HostId host) {
		this.access.require(Permission.NETWORK_EDIT, Target.of(Target.Kind.HOST, host, ""));
		return this.fleet.requireHost(host);
	}

	/**
	 * Those that fit, by name; waits for the host a few seconds.
	 * @throws Problem when they cannot be read
	 */
	List<FilterView> list(HostId host, String q) {
		host(host);
		Filter<FilterView> filter = Filter.parse(q, FIELDS);
		Reading<Map<String, String>> reading = this.readings.read(host);
		return reading.value()
			.entrySet()
			.stream()
			.map((each) -> FilterView.of(each.getKey(), each.getValue()))
			.filter(filter)
			.sorted(Comparator.comparing(FilterView::name, NaturalOrder.INSTANCE))
			.toList();
	}

	/**
	 * @throws Problem of kind NOT_FOUND
	 */
	FilterView get(HostId host, String name) {
		host(host);
		String xml = this.readings.read(host).value().get(name);
		if (xml == null) {
			xml = this.readings.readNow(host).get(name);
		}
		if (xml == null) {
			throw Problem.of(ErrorKind.NOT_FOUND, "network.filter.unknown", name);
		}
		return FilterView.of(name, xml);
	}

	/** Other filters that take it in. */
	List<String> filtersUsing(HostId host, String name) {
		return this.readings.read(host)
			.value()
			.entrySet()
			.stream()
			.map((each) -> FilterView.of(each.getKey(), each.getValue()))
			.filter((other) -> other.draft().filterList().contains(name))
			.map(FilterView::name)
			.toList();
	}

	/** Virtual machines with an interface that has it, now or from their next start. */
	List<VmMirror> vmsUsing(HostId host, String name) {
		return this.fleet.vms()
			.stream()
			.filter((vm) -> vm.hostId().equals(host) && uses(vm, name))
			.sorted(Comparator.comparing(VmMirror::name, NaturalOrder.INSTANCE))
			.toList();
	}

	private static boolean uses(VmMirror vm, String name) {
		List<String> definitions = new ArrayList<>();
		if (vm.xml().live() != null) {
			definitions.add(vm.xml().live());
		}
		if (vm.xml().inactive() != null) {
			definitions.add(vm.xml().inactive());
		}
		// parsing takes a hundred times as long as looking
		return definitions.stream().filter((xml) -> xml.contains("filterref")).anyMatch((xml) -> names(xml, name));
	}

	private static boolean names(String xml, String filter) {
		try {
			return DomainXml.parse(xml)
				.devices(Interface.class)
				.stream()
				.anyMatch((nic) -> nic.get(Interface.FILTER).filter(filter::equals).isPresent());
		}
		catch (Problem ex) {
			return false;
		}
	}

}
