package dev.weir.access.account;

import java.util.UUID;

/**
 * What the accounts ask of the second factors. Thread-safe.
 */
public interface SecondFactorStore {

	/** From now on the password alone does; no matter whether there was a factor. */
	void remove(UUID account);

}
