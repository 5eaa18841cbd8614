package dev.weir.vm.cloudinit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a guest to set itself up with, as typed: nothing in it is checked.
 * The member {@code cloudInit} of {@code POST /api/v1/vms}. Immutable.
 *
 * @param hostname made from the name of the virtual machine when absent
 * @param packageUpgrade whether all packages are brought up to date at the first boot
 * @param timezone name in the IANA database, for instance Europe/Berlin
 * @param sshPasswordLogin whether passwords are taken by SSH too
 * @param runCommands shell commands, run once, in their order, as root
 * @param network for the network interfaces in their order; those beyond use DHCP
 * @param userData raw: a cloud-config, a script or a multi-part archive
 */
public record CloudInitDraft(@Nullable String hostname, @Nullable List<@Nullable UserDraft> users,
		@Nullable List<@Nullable String> packages, @Nullable Boolean packageUpgrade, @Nullable String timezone,
		@Nullable String locale, @Nullable Boolean sshPasswordLogin, @Nullable List<@Nullable String> runCommands,
		@Nullable List<@Nullable AddressDraft> network, @Nullable String userData) {

	/** Without what was typed: user-data may hold secrets. */
	@Override
	public String toString() {
		return "CloudInitDraft[hostname=" + this.hostname + "]";
	}

	/**
	 * An account of the guest.
	 *
	 * @param gecos full name
	 * @param sshKeys public keys, as in authorized_keys
	 * @param password in clear; only its hash is kept
	 * @param passwordHash in crypt(3) form, instead of a password
	 * @param sudo none, password (asks for it) or no-password
	 * @param lockPassword whether signing in by password is locked; without a password it
	 * always is
	 */
	public record UserDraft(@Nullable String name, @Nullable String gecos, @Nullable List<@Nullable String> groups,
			@Nullable String shell, @Nullable List<@Nullable String> sshKeys, @Nullable String password,
			@Nullable String passwordHash, @Nullable String sudo, @Nullable Boolean lockPassword) {

		/** Without the password and its hash. */
		@Override
		public String toString() {
			return "UserDraft[name=" + this.name + "]";
		}

	}

	/**
	 * How a network interface gets its addresses.
	 *
	 * @param dhcp4 DHCP for IPv4; yes when neither DHCP nor an address is named
	 * @param addresses static ones with their prefix, for instance 192.0.2.10/24
	 * @param dns addresses of name servers
	 */
	public record AddressDraft(@Nullable Boolean dhcp4, @Nullable Boolean dhcp6,
			@Nullable List<@Nullable String> addresses, @Nullable String gateway4, @Nullable String gateway6,
			@Nullable List<@Nullable String> dns, @Nullable List<@Nullable String> searchDomains) {
	}

}
