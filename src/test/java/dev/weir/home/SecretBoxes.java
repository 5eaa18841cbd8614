package dev.weir.home;

/** Secret boxes without Spring, for tests of other modules. */
public final class SecretBoxes {

	private SecretBoxes() {
	}

	public static SecretBox in(WeirHome home) {
		return new SecretBox(home);
	}

}
