package dev.weir.host.inventory;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.problem.InvalidInput;

/**
 * Renames a host, connects to it in another way, or connects and disconnects it. Its
 * virtual machines notice nothing.
 */
@Component
class ChangeHost {

	private final Access access;

	private final AuditTrail trail;

	private final ConnectionDesk desk;

	private final Register register;

	ChangeHost(Access access, AuditTrail trail, ConnectionDesk desk, Register register) {
		this.access = access;
		this.trail = trail;
		this.desk = desk;
		this.register = register;
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 */
	KnownHost change(HostId id, HostChange change) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		Host host = this.register.require(id);
		WrongFields wrong = new WrongFields();
		String name = change.name();
		HostName newName = (name != null) ? wrong.part("", () -> HostName.of(name)) : null;
		ConnectionRequest connection = change.connection();
		ConnectionSpec spec = (connection != null) ? wrong.part("", () -> this.desk.check(host, connection)) : null;
		List<String> asked = change.tags();
		List<String> tags = (asked != null) ? wrong.part("", () -> HostTags.of(asked)) : null;
		wrong.throwIfAny();
		List<String> done = apply(host, newName, spec, change.enabled());
		if (tags != null && !tags.equals(host.marks().tags())) {
			host.tag(tags);
			done.add("tags " + String.join(", ", tags));
		}
		KnownHost changed = this.register.keep(host);
		record(changed, done);
		return changed;
	}

	private List<String> apply(Host host, @Nullable HostName name, @Nullable ConnectionSpec spec,
			@Nullable Boolean enabled) {
		List<String> done = new ArrayList<>();
		if (name != null) {
			done.add("name " + host.name() + " -> " + name.value());
			host.rename(name);
		}
		if (spec != null) {
			host.connectBy(this.register.stored(host, spec));
			done.add("connection " + ConnectionDesk.describe(this.register.show(host).connection()));
		}
		if (enabled != null) {
			done.add(enabled ? "enabled" : "disabled");
			host.switchTo(enabled);
		}
		return done;
	}

	private void record(KnownHost host, List<String> done) {
		this.trail.record(this.access.actor(), "host.change", Target.of(Target.Kind.HOST, host.id(), host.name()),
				AuditTrail.Outcome.DONE, String.join(", ", done));
	}

}
