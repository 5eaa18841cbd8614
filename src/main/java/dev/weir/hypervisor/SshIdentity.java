package dev.weir.hypervisor;

/**
 * The key with which Weir signs in to hosts by SSH: one key pair of its own, made at the
 * first use. Thread-safe.
 */
public interface SshIdentity {

	/**
	 * The public half as one line of an {@code authorized_keys} file, for people to copy.
	 */
	String publicKey();

}
