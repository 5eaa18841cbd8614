package dev.weir.access.account;

/**
 * Says which roles ask their accounts for a second factor. Whatever implements it adds to
 * the others. Thread-safe.
 */
public interface SecondFactorDemand {

	/** Whether an account of that role may do nothing before it has a second factor. */
	boolean of(Role role);

}
