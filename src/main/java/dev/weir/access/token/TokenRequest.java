package dev.weir.access.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.access.Permission;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A token that can be issued: everything about it is checked. Immutable.
 */
record TokenRequest(String name, Set<Permission> permissions, @Nullable Instant expiresAt) {

	static final int LONGEST_NAME = 80;

	private static final Map<String, Permission> PERMISSIONS = Arrays.stream(Permission.values())
		.collect(Collectors.toUnmodifiableMap(Permission::id, Function.identity()));

	/**
	 * Checks what a client asked for.
	 * @throws InvalidInput naming every field that is wrong
	 */
	static TokenRequest of(@Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt,
			Instant now) {
		List<FieldProblem> wrong = new ArrayList<>();
		String stripped = (name != null) ? name.strip() : "";
		if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
			wrong.add(FieldProblem.of("name", "access.token.name-length", LONGEST_NAME));
		}
		if (expiresAt != null && !expiresAt.isAfter(now)) {
			wrong.add(FieldProblem.of("expiresAt", "access.token.expires-past"));
		}
		Set<Permission> permissions = permissions((scopes != null) ? scopes : List.of(), wrong);
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new TokenRequest(stripped, permissions, expiresAt);
	}

	private static Set<Permission> permissions(List<String> scopes, List<FieldProblem> wrong) {
		Set<Permission> permissions = EnumSet.noneOf(Permission.class);
		for (int i = 0; i < scopes.size(); i++) {
			Permission permission = PERMISSIONS.get(String.valueOf(scopes.get(i)));
			if (permission == null) {
				wrong.add(FieldProblem.of("scopes[" + i + "]", "access.token.scope-unknown"));
			}
			else {
				permissions.add(permission);
			}
		}
		return permissions;
	}

}
