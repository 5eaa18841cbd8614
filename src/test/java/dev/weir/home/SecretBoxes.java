package dev.weir.home;

import java.security.SecureRandom;

/** Secret boxes without Spring, for tests of other modules. */
public final class SecretBoxes {

	private SecretBoxes() {
	}

	public static SecretBox in(WeirHome home) {
		KeyRingFile file = new KeyRingFile(home);
		KeyRing ring = file.read();
		return new SecretBox(ring.isEmpty() ? file.make(ring.renewed(new SecureRandom())) : ring);
	}

}
