package dev.weir.web;

import java.util.EnumSet;
import java.util.Set;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/** Allows what it was given. */
public final class FakeAccess implements Access {

	private final Set<Permission> allowed;

	private FakeAccess(Set<Permission> allowed) {
		this.allowed = allowed;
	}

	/** Allows everything. */
	public static FakeAccess all() {
		return new FakeAccess(EnumSet.allOf(Permission.class));
	}

	/** Allows those only. */
	public static FakeAccess only(Permission... permissions) {
		return new FakeAccess(Set.of(permissions));
	}

	@Override
	public Actor actor() {
		return Actor.SYSTEM;
	}

	@Override
	public boolean may(Permission permission, Target target) {
		return this.allowed.contains(permission);
	}

	@Override
	public void require(Permission permission, Target target) {
		if (!may(permission, target)) {
			throw Problem.of(ErrorKind.FORBIDDEN, ErrorKind.FORBIDDEN.messageKey());
		}
	}

	@Override
	public boolean stillMay(Actor actor, Permission permission, Target target) {
		return may(permission, target);
	}

}
