package dev.weir.vm.cloudinit;

import java.io.IOException;
import java.security.GeneralSecurityException;

import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * Public keys as in authorized_keys (sshd(8)), options and comment included. Stateless.
 */
final class SshKey {

	private static final int MAX_LINE = 16 * 1024;

	private SshKey() {
	}

	/** Whether the line is one key that can be decoded; never a private one. */
	static boolean isPublicKey(String line) {
		if (line.length() > MAX_LINE || line.startsWith("#") || !CloudInitReader.isPrintable(line)) {
			return false;
		}
		try {
			AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line);
			return entry != null && entry.resolvePublicKey(null, PublicKeyEntryResolver.FAILING) != null;
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			return false;
		}
	}

}
