package dev.weir.vm.bed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Allows everything but what a test denies, and remembers refusals. One thread.
 */
public final class FakeAccess implements Access {

	private final Set<Permission> denied = EnumSet.noneOf(Permission.class);

	private final List<Target> refusals = new ArrayList<>();

	/** Denies from now on. */
	public void deny(Permission... permissions) {
		this.denied.addAll(List.of(permissions));
	}

	/** What was refused and is on record. */
	public List<Target> refusals() {
		return this.refusals;
	}

	@Override
	public Actor actor() {
		return new Actor("tester", null, "session", null, "127.0.0.1");
	}

	@Override
	public boolean may(Permission permission, Target target) {
		return !this.denied.contains(permission);
	}

	@Override
	public void require(Permission permission, Target target) {
		if (!may(permission, target)) {
			this.refusals.add(target);
			throw Problem.of(ErrorKind.FORBIDDEN, "problem.forbidden");
		}
	}

	@Override
	public boolean stillMay(Actor actor, Permission permission, Target target) {
		return may(permission, target);
	}

}
