package dev.weir.access.factor;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.weir.access.Actor;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.AccountUser;
import dev.weir.access.account.OwnPassword;
import dev.weir.access.factor.CodeCheck.CodeClock;
import dev.weir.home.SecretBox;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives one's own account a second factor: the password and a first code are asked for,
 * so that nobody locks himself out with an app that does not work. No permission stands
 * in the way, or a factor that is required could never be set up. Thread-safe.
 */
@Component
@Transactional
class SetUpSecondFactor {

	private final OwnPassword password;

	private final AccountDirectory accounts;

	private final CodeCheck check;

	private final Storage storage;

	SetUpSecondFactor(OwnPassword password, AccountDirectory accounts, CodeCheck check, Storage storage) {
		this.password = password;
		this.accounts = accounts;
		this.check = check;
		this.storage = storage;
	}

	/**
	 * Makes a new secret, which holds from {@link #confirm} on.
	 * @throws InvalidInput for a wrong password
	 * @throws Problem of kind CONFLICT when there is a factor already
	 */
	Enrolment begin(String typedPassword) {
		AccountUser account = account(this.password.require(typedPassword));
		String secret = this.storage.codes().codes().newSecret();
		String sealed = this.storage.box().seal(secret, CodeCheck.place(account.id()));
		SecondFactor factor = this.storage.factors()
			.findByAccountId(account.id())
			.orElseGet(() -> new SecondFactor(account.id(), sealed, this.storage.codes().now()));
		refuseConfirmed(factor);
		factor.restart(sealed, this.storage.codes().now());
		save(factor);
		return new Enrolment(account.getUsername(), secret);
	}

	/** The secret of {@link #begin} once more, for a page that shows a mistake. */
	Enrolment unconfirmed() {
		AccountUser account = account(this.password.person());
		String sealed = begun(account.id()).sealedSecret();
		if (sealed == null) {
			throw Problem.of(ErrorKind.CONFLICT, "access.second-factor.begin-first");
		}
		return new Enrolment(account.getUsername(), this.storage.box().open(sealed, CodeCheck.place(account.id())));
	}

	/**
	 * From now on a sign-in asks for a code.
	 * @return the recovery codes, told this once
	 * @throws InvalidInput for a wrong code
	 */
	List<String> confirm(String code) {
		AccountUser account = account(this.password.person());
		SecondFactor factor = begun(account.id());
		if (!this.check.matches(factor, account.id(), code)) {
			throw InvalidInput.of("code", "access.second-factor.code-wrong");
		}
		factor.confirm(this.storage.codes().now());
		return this.storage.newRecoveryCodes(account.id());
	}

	/** Whoever begins twice at once is asked to do it again. */
	private void save(SecondFactor factor) {
		try {
			this.storage.factors().saveAndFlush(factor);
		}
		catch (DataIntegrityViolationException ex) {
			throw Problem.of(ErrorKind.CONFLICT, "access.second-factor.begin-first");
		}
	}

	private SecondFactor begun(UUID account) {
		SecondFactor factor = this.storage.factors()
			.findByAccountId(account)
			.orElseThrow(() -> Problem.of(ErrorKind.CONFLICT, "access.second-factor.begin-first"));
		refuseConfirmed(factor);
		return factor;
	}

	private AccountUser account(Actor actor) {
		return this.accounts.byName(actor.account())
			.orElseThrow(() -> Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey()));
	}

	private static void refuseConfirmed(SecondFactor factor) {
		if (factor.isConfirmed()) {
			throw Problem.of(ErrorKind.CONFLICT, "access.second-factor.is-on");
		}
	}

	/** Where secrets and codes lie. Thread-safe. */
	@Component
	record Storage(SecondFactors factors, RecoveryCodes recovery, SecretBox box, CodeClock codes) {

		/** Takes the place of all earlier ones. */
		List<String> newRecoveryCodes(UUID account) {
			this.recovery.deleteAll(account);
			List<String> codes = Stream.generate(RecoveryCode::random).limit(RecoveryCode.COUNT).toList();
			codes.forEach((code) -> this.recovery.save(new RecoveryCode(account, code)));
			return codes;
		}

	}

}
