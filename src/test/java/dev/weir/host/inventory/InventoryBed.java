package dev.weir.host.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditEntry;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.home.SecretBoxes;
import dev.weir.home.WeirHome;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshHostKeys;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * The verbs of hosts with everything around them written by hand: who may, what is
 * recorded, what the mirror follows, which key an SSH server shows.
 */
final class InventoryBed implements Access, AuditTrail, HostWatch, SshHostKeys {

	static final String FINGERPRINT = "SHA256:" + "b".repeat(43);

	final List<String> recorded = new ArrayList<>();

	final Map<HostId, WatchedHost> followed = new LinkedHashMap<>();

	final List<HostId> retried = new ArrayList<>();

	final List<Endpoint> asked = new ArrayList<>();

	final MemoryHosts hosts = new MemoryHosts();

	final Register register;

	final HostVerbs verbs;

	final ConnectionDesk desk;

	boolean mayEdit = true;

	boolean sshAnswers = true;

	InventoryBed(Path folder) {
		WeirHome home = new WeirHome(folder);
		NodeFiles files = new NodeFiles(home);
		ConnectionVault vault = new ConnectionVault(SecretBoxes.in(home), files);
		this.desk = new ConnectionDesk(files, vault, this);
		this.register = new Register(this.hosts, vault, this,
				Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
		this.verbs = new HostVerbs(new AddHost(this, this, this.desk, this.register),
				new ChangeHost(this, this, this.desk, this.register), new ConnectHost(this, this, this.register),
				new DisconnectHost(this, this, this.register), new RemoveHost(this, this, this.register));
	}

	@Override
	public Actor actor() {
		return Actor.SYSTEM;
	}

	@Override
	public boolean may(Permission permission, Target target) {
		return this.mayEdit;
	}

	@Override
	public void require(Permission permission, Target target) {
		if (!this.mayEdit) {
			throw Problem.of(ErrorKind.FORBIDDEN, "access.forbidden", permission.id());
		}
	}

	@Override
	public boolean stillMay(Actor actor, Permission permission, Target target) {
		return this.mayEdit;
	}

	@Override
	public void record(Actor actor, AuditEntry entry) {
		this.recorded.add(entry.action() + " " + entry.target().label() + " " + entry.detail());
	}

	@Override
	public void watch(WatchedHost host) {
		this.followed.put(host.id(), host);
	}

	@Override
	public void forget(HostId id) {
		this.followed.remove(id);
	}

	@Override
	public void retryNow(HostId id) {
		this.retried.add(id);
	}

	@Override
	public String fingerprint(Endpoint endpoint) {
		this.asked.add(endpoint);
		if (!this.sshAnswers) {
			throw new Problem(ErrorKind.HOST_UNREACHABLE, "problem.host-unreachable", List.of(), "Connection refused",
					null);
		}
		return FINGERPRINT;
	}

}
