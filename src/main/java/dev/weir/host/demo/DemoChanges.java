package dev.weir.host.demo;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.Problem;

/**
 * What a node file cannot say: some running machines of the demo have changes that wait
 * for their next start. Made once a demo host is up, on a thread that ends. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("weir.demo")
class DemoChanges implements FleetListener {

	private static final Logger LOG = LoggerFactory.getLogger(DemoChanges.class);

	private static final Set<String> CHANGED = Set.of("db-01", "grafana", "files", "student-1");

	private final Fleet fleet;

	private final HostCommands commands;

	private final Set<HostId> done = ConcurrentHashMap.newKeySet();

	DemoChanges(Fleet fleet, HostCommands commands) {
		this.fleet = fleet;
		this.commands = commands;
		fleet.listen(this);
	}

	@Override
	public void hostChanged(HostId host) {
		boolean demo = this.fleet.host(host)
			.filter((mirror) -> mirror.isUp() && mirror.facts() != null
					&& "Test".equalsIgnoreCase(mirror.facts().driver()))
			.isPresent();
		if (demo && this.done.add(host)) {
			new Thread(() -> change(host), "demo-changes").start();
		}
	}

	private void change(HostId host) {
		for (VmMirror vm : this.fleet.requireHost(host).vms().values()) {
			if (CHANGED.contains(vm.name())) {
				change(host, vm);
			}
		}
	}

	private void change(HostId host, VmMirror vm) {
		try {
			this.commands.call(host, HostCommands.SHORT, (connection) -> redefine(connection, vm.id().value()));
			this.commands.reread(host, vm.id());
		}
		catch (Problem ex) {
			LOG.info("The demo's {} stays without a pending change: {}", vm.name(), ex.getMessage());
		}
	}

	/** Twice the processors and memory from the next start on. */
	private static UUID redefine(HypervisorConnection connection, UUID uuid) {
		XmlDocument definition = XmlDocument.parse(connection.domains().xml(uuid, XmlForm.INACTIVE_SECURE));
		for (String path : new String[] { "vcpu", "memory", "currentMemory" }) {
			XmlPath place = XmlPath.of(path);
			definition.root().set(place, 2 * definition.root().number(place, 1));
		}
		return connection.domains().define(definition.text()).uuid();
	}

}
