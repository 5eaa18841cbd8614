package dev.weir.access.account;

import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Asks the one who acts for the own password once more, before the way of signing in is
 * changed: whoever finds a browser open shall not take the account over. Thread-safe.
 */
@Component
public class OwnPassword {

	private final Access access;

	private final Accounts accounts;

	private final ChangePassword.PasswordCheck passwords;

	OwnPassword(Access access, Accounts accounts, ChangePassword.PasswordCheck passwords) {
		this.access = access;
		this.accounts = accounts;
		this.passwords = passwords;
	}

	/**
	 * Who acts, with a session: a token cannot take an account over.
	 * @throws Problem of kind FORBIDDEN for a token
	 */
	public Actor person() {
		Actor actor = this.access.actor();
		if (actor.tokenId() != null) {
			throw Problem.of(ErrorKind.FORBIDDEN, ErrorKind.FORBIDDEN.messageKey());
		}
		return actor;
	}

	/**
	 * @return who acts
	 * @throws InvalidInput for the field {@code password} when it is wrong
	 * @throws Problem of kind TOO_MANY_TRIES, or FORBIDDEN for a token
	 */
	public Actor require(String typed) {
		Actor actor = person();
		Account account = this.accounts.findByName(actor.account())
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
		if (!this.passwords.matches(actor, typed, account.passwordHash())) {
			throw new InvalidInput(List.of(FieldProblem.of("password", "access.password.current-wrong")));
		}
		return actor;
	}

}
