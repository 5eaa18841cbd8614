package dev.weir.vm.cloudinit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a guest's cloud-init shall do: in itself valid, passwords are hashes. Immutable.
 *
 * @param timezone name in the IANA database, or null for the image's own
 * @param network for the network interfaces in their order; empty leaves it to cloud-init
 */
public record CloudInit(String hostname, List<User> users, Setup setup, List<Addressing> network,
		@Nullable UserData userData) {

	public CloudInit {
		users = List.copyOf(users);
		network = List.copyOf(network);
	}

	/** Whether nobody could sign in with what it says. */
	public boolean letsNobodyIn() {
		return this.userData == null && this.users.stream().allMatch((user) -> !user.canSignIn());
	}

	/** Not what it holds. */
	@Override
	public String toString() {
		return "CloudInit[hostname=" + this.hostname + "]";
	}

	/**
	 * What is set up beside accounts and addresses.
	 *
	 * @param upgrade whether all packages are brought up to date
	 */
	public record Setup(List<String> packages, boolean upgrade, @Nullable String timezone, @Nullable String locale,
			boolean sshPasswordLogin, List<String> commands) {

		/** Nothing of it. */
		static final Setup NONE = new Setup(List.of(), false, null, null, false, List.of());

		public Setup {
			packages = List.copyOf(packages);
			commands = List.copyOf(commands);
		}

	}

	/**
	 * An account.
	 *
	 * @param passwordHash in crypt(3) form, or null
	 * @param locked whether signing in by password is locked
	 */
	public record User(String name, @Nullable String gecos, List<String> groups, String shell, List<String> sshKeys,
			@Nullable String passwordHash, Sudo sudo, boolean locked) {

		public User {
			groups = List.copyOf(groups);
			sshKeys = List.copyOf(sshKeys);
		}

		boolean canSignIn() {
			return !this.sshKeys.isEmpty() || (this.passwordHash != null && !this.locked);
		}

		/** Without the hash. */
		@Override
		public String toString() {
			return "User[name=" + this.name + "]";
		}

	}

	/** Whether an account may become root. */
	public enum Sudo {

		NONE, PASSWORD, NO_PASSWORD

	}

	/**
	 * How a network interface gets its addresses.
	 *
	 * @param addresses with prefix
	 */
	public record Addressing(boolean dhcp4, boolean dhcp6, List<String> addresses, @Nullable String gateway4,
			@Nullable String gateway6, List<String> dns, List<String> searchDomains) {

		/** IPv4 by DHCP. */
		static final Addressing DHCP = new Addressing(true, false, List.of(), null, null, List.of(), List.of());

		public Addressing {
			addresses = List.copyOf(addresses);
			dns = List.copyOf(dns);
			searchDomains = List.copyOf(searchDomains);
		}

	}

}
