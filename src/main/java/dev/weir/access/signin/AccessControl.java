package dev.weir.access.signin;

import java.util.Optional;
import java.util.Set;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The permission check. Thread-safe: all that belongs to a caller stands in its thread.
 */
@Component
class AccessControl implements Access {

	private final ActorScope scope;

	private final RequestCaller request;

	private final Grants grants;

	private final ApplicationEventPublisher events;

	AccessControl(ActorScope scope, RequestCaller request, Grants grants, ApplicationEventPublisher events) {
		this.scope = scope;
		this.request = request;
		this.grants = grants;
		this.events = events;
	}

	@Override
	public Actor actor() {
		return this.scope.current()
			.or(this.request::actor)
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
	}

	@Override
	public boolean may(Permission permission, Target target) {
		return permissions().contains(permission);
	}

	@Override
	public void require(Permission permission, Target target) {
		Actor actor = actor();
		if (may(permission, target)) {
			return;
		}
		this.events.publishEvent(new AccessEvent.Refused(actor, permission, target));
		if (permission.isView() && target.kind() != Target.Kind.SYSTEM) {
			// whoever may not see it may not learn that it exists
			throw Problem.of(ErrorKind.NOT_FOUND, ErrorKind.NOT_FOUND.messageKey());
		}
		throw Problem.of(ErrorKind.FORBIDDEN, "access.forbidden", permission.id());
	}

	@Override
	public boolean stillMay(Actor actor, Permission permission, Target target) {
		return this.grants.stillSignedIn(actor) && this.grants.of(actor).contains(permission);
	}

	private Set<Permission> permissions() {
		Optional<Actor> scoped = this.scope.current();
		return scoped.isPresent() ? this.grants.of(scoped.get()) : this.request.permissions();
	}

}
