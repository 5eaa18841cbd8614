package dev.weir.access.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import dev.weir.home.SealedPlace;
import dev.weir.home.SecretBox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks what was typed as the second factor: a code of the app, or a recovery code. Each
 * is good once. After a few wrong ones in a row, from wherever they came and over any
 * restart, the app's codes have to wait; recovery codes, which nobody can guess, never
 * do. Thread-safe.
 */
@Component
public class CodeCheck {

	private final SecondFactors factors;

	private final RecoveryCodes recovery;

	private final SecretBox box;

	private final CodeClock codes;

	CodeCheck(SecondFactors factors, RecoveryCodes recovery, SecretBox box, CodeClock codes) {
		this.factors = factors;
		this.recovery = recovery;
		this.box = box;
		this.codes = codes;
	}

	/** Uses the code up if it is right. */
	@Transactional
	public Verdict check(UUID account, String typed) {
		Optional<SecondFactor> factor = this.factors.findByAccountId(account).filter(SecondFactor::isConfirmed);
		return factor.map((known) -> check(known, account, typed)).orElse(Verdict.WRONG);
	}

	private Verdict check(SecondFactor factor, UUID account, String typed) {
		if (RecoveryCode.looksLike(typed)) {
			return verdict(factor, this.recovery.use(account, RecoveryCode.hash(account, typed)) == 1);
		}
		Duration delay = factor.delay(this.codes.now());
		return delay.isZero() ? verdict(factor, matches(factor, account, typed)) : new Verdict(false, delay);
	}

	/** Whether the app's code is right and new; for a factor that is being set up too. */
	boolean matches(SecondFactor factor, UUID account, String typed) {
		String sealed = factor.sealedSecret();
		if (sealed == null) {
			// its key was lost: recovery codes still let in
			return false;
		}
		String secret = this.box.open(sealed, place(account));
		OptionalLong step = this.codes.codes().step(secret, typed, this.codes.now());
		return step.isPresent() && factor.use(step.getAsLong());
	}

	private Verdict verdict(SecondFactor factor, boolean right) {
		if (right) {
			factor.right();
			return Verdict.RIGHT;
		}
		factor.wrong(this.codes.now());
		return Verdict.WRONG;
	}

	static SealedPlace place(UUID account) {
		return SealedPlace.of("second_factor", "sealed_secret", account);
	}

	/**
	 * What became of a code. Immutable.
	 *
	 * @param delay how long codes are not looked at; then nothing is known of this one
	 */
	public record Verdict(boolean right, Duration delay) {

		static final Verdict RIGHT = new Verdict(true, Duration.ZERO);

		static final Verdict WRONG = new Verdict(false, Duration.ZERO);

	}

	/** Codes, and the time that they are made of. Thread-safe. */
	@Component
	record CodeClock(OneTimeCodes codes, Clock clock) {

		Instant now() {
			return this.clock.instant();
		}

	}

}
