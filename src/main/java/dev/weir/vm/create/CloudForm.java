package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.List;

import dev.weir.vm.cloudinit.CloudInitDraft;
import dev.weir.vm.cloudinit.PasswordHash;
import dev.weir.vm.create.CreateVmForm.NicRow;
import org.jspecify.annotations.Nullable;

/**
 * The part of the form about cloud-init, exactly as typed. Immutable.
 *
 * @param enabled whether any of it counts
 * @param packages apart by spaces, commas or lines
 * @param runCommands one a line
 */
record CloudForm(@Nullable Boolean enabled, @Nullable String hostname, @Nullable List<UserRow> users,
		@Nullable String packages, @Nullable Boolean packageUpgrade, @Nullable String timezone, @Nullable String locale,
		@Nullable Boolean sshPasswordLogin, @Nullable String runCommands, @Nullable String userData) {

	static final CloudForm EMPTY = new CloudForm(null, "", List.of(UserRow.FRESH), "", null, "", "", null, "", "");

	static final int MAX_ROWS = 20;

	CloudForm {
		users = CreateVmForm.present(users);
	}

	/** The rows of accounts, never null. */
	public List<UserRow> userRows() {
		return (this.users != null) ? this.users : List.of();
	}

	CloudForm withUsers(List<UserRow> rows) {
		return new CloudForm(this.enabled, this.hostname, rows, this.packages, this.packageUpgrade, this.timezone,
				this.locale, this.sshPasswordLogin, this.runCommands, this.userData);
	}

	/** With hashes in place of passwords, which are never shown again. */
	CloudForm hashed() {
		return withUsers(userRows().stream().map(UserRow::hashed).toList());
	}

	/** The same as a REST body; null where it does not count. */
	@Nullable CloudInitDraft draft(List<NicRow> nics) {
		if (!Boolean.TRUE.equals(this.enabled)) {
			return null;
		}
		return new CloudInitDraft(this.hostname,
				userRows().stream()
					.filter(UserRow::isFilled).<CloudInitDraft
					.@Nullable UserDraft>map(UserRow::draft)
					.toList(),
				words(this.packages), this.packageUpgrade, this.timezone, this.locale, this.sshPasswordLogin,
				lines(this.runCommands),
				nics.stream().<CloudInitDraft.@Nullable AddressDraft>map(NicRow::address).toList(), this.userData);
	}

	static List<@Nullable String> words(@Nullable String text) {
		return split(text, "[\\s,]+");
	}

	private static List<@Nullable String> lines(@Nullable String text) {
		return split(text, "\\R");
	}

	/** Blank parts go. */
	private static List<@Nullable String> split(@Nullable String text, String separator) {
		List<@Nullable String> parts = new ArrayList<>();
		for (String part : (text != null) ? text.split(separator) : new String[0]) {
			if (!part.isBlank()) {
				parts.add(part.strip());
			}
		}
		return parts;
	}

	/** Not what it holds. */
	@Override
	public String toString() {
		return "CloudForm[enabled=" + this.enabled + "]";
	}

	/**
	 * An account.
	 *
	 * @param sshKeys one a line
	 * @param password as typed just now
	 * @param passwordHash of what was typed before
	 */
	record UserRow(@Nullable String name, @Nullable String sudo, @Nullable String sshKeys, @Nullable String password,
			@Nullable String passwordHash) {

		static final UserRow FRESH = new UserRow("", "no-password", "", "", "");

		/** A row that nobody touched does not count. */
		boolean isFilled() {
			return !isBlank(this.name) || !isBlank(this.sshKeys) || hasPassword();
		}

		/** Whether a password was typed, now or before. */
		public boolean hasPassword() {
			return !isBlank(this.password) || !isBlank(this.passwordHash);
		}

		UserRow hashed() {
			boolean fresh = this.password != null && PasswordHash.isUsable(this.password);
			return new UserRow(this.name, this.sudo, this.sshKeys, "",
					fresh ? PasswordHash.of(String.valueOf(this.password)) : this.passwordHash);
		}

		CloudInitDraft.UserDraft draft() {
			return new CloudInitDraft.UserDraft(this.name, null, null, null, lines(this.sshKeys), this.password,
					this.passwordHash, this.sudo, null);
		}

		private static boolean isBlank(@Nullable String text) {
			return text == null || text.isBlank();
		}

		/** Without the password and its hash. */
		@Override
		public String toString() {
			return "UserRow[name=" + this.name + "]";
		}

	}

}
