package dev.weir.access.factor;

import java.util.UUID;

import dev.weir.access.account.SecondFactorStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is stored of second factors, for the accounts. Thread-safe.
 */
@Component
class FactorRows implements SecondFactorStore {

	private final SecondFactors factors;

	private final RecoveryCodes recovery;

	FactorRows(SecondFactors factors, RecoveryCodes recovery) {
		this.factors = factors;
		this.recovery = recovery;
	}

	@Override
	@Transactional
	public void remove(UUID account) {
		this.recovery.deleteAll(account);
		this.factors.deleteById(account);
	}

}
