package dev.weir.access.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.weir.access.Actor;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.AccountUser;
import dev.weir.access.account.OwnPassword;
import dev.weir.access.factor.CodeCheck.Verdict;
import dev.weir.access.factor.SetUpSecondFactor.Storage;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows and changes the second factor of one's own account. Each change asks for a code:
 * an open browser alone is not enough. Thread-safe.
 */
@Component
class OwnSecondFactor {

	private final OwnPassword own;

	private final AccountDirectory accounts;

	private final CodeCheck check;

	private final Storage storage;

	OwnSecondFactor(OwnPassword own, AccountDirectory accounts, CodeCheck check, Storage storage) {
		this.own = own;
		this.accounts = accounts;
		this.check = check;
		this.storage = storage;
	}

	/** How it stands now. */
	@Transactional(readOnly = true)
	public State state() {
		UUID account = account().id();
		@Nullable Instant since = this.storage.factors().findById(account).map(SecondFactor::confirmedAt).orElse(null);
		return new State(since, this.storage.recovery().countByAccountId(account));
	}

	/**
	 * @return the new recovery codes, told this once; the earlier ones hold no more
	 * @throws InvalidInput for a wrong code
	 */
	@Transactional(noRollbackFor = Problem.class)
	public List<String> renewRecoveryCodes(String code) {
		UUID account = account().id();
		require(account, code);
		return this.storage.newRecoveryCodes(account);
	}

	/**
	 * From now on the password alone does.
	 * @throws InvalidInput for a wrong code
	 */
	@Transactional(noRollbackFor = Problem.class)
	public void turnOff(String code) {
		UUID account = account().id();
		require(account, code);
		this.storage.recovery().deleteAll(account);
		this.storage.factors().deleteById(account);
	}

	private void require(UUID account, String code) {
		Verdict verdict = this.check.check(account, code);
		Duration delay = verdict.delay();
		if (!delay.isZero()) {
			throw Problem.of(ErrorKind.TOO_MANY_TRIES, "access.sign-in.too-many-tries", delay.toSeconds() + 1);
		}
		if (!verdict.right()) {
			throw InvalidInput.of("code", "access.second-factor.code-wrong");
		}
	}

	private AccountUser account() {
		Actor actor = this.own.person();
		return this.accounts.byName(actor.account())
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
	}

	/**
	 * The second factor of an account. Immutable.
	 *
	 * @param since null when there is none
	 * @param recoveryCodes how many are left
	 */
	public record State(@Nullable Instant since, int recoveryCodes) {
	}

}
