package dev.weir.access.account;

import java.util.Arrays;
import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a client who it is. Thread-safe.
 */
@RestController
class MeApi {

	private final Access access;

	private final AccountDirectory accounts;

	MeApi(Access access, AccountDirectory accounts) {
		this.access = access;
		this.accounts = accounts;
	}

	@GetMapping("/api/v1/me")
	Me me() {
		Actor actor = this.access.actor();
		Role role = this.accounts.byName(actor.account())
			.map(AccountUser::role)
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
		List<String> permissions = Arrays.stream(Permission.values())
			.filter((permission) -> this.access.may(permission, Target.SYSTEM))
			.map(Permission::id)
			.toList();
		return new Me(actor.account(), role.id(), permissions, actor.token());
	}

	/**
	 * The caller.
	 *
	 * @param token name of the API token used, or null for a session
	 */
	record Me(String account, String role, List<String> permissions, @Nullable String token) {
	}

}
