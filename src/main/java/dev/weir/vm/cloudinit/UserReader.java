package dev.weir.vm.cloudinit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.weir.vm.cloudinit.CloudInit.Sudo;
import dev.weir.vm.cloudinit.CloudInit.User;
import dev.weir.vm.cloudinit.CloudInitDraft.UserDraft;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accounts of a draft; passwords leave it as hashes. Stateless.
 */
final class UserReader {

	/** What useradd takes on every distribution. */
	private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

	private static final Pattern SHELL = Pattern.compile("(/[A-Za-z0-9._+-]{1,64}){1,8}");

	private static final String DEFAULT_SHELL = "/bin/bash";

	private static final int MAX_GECOS = 100;

	private UserReader() {
	}

	static List<User> read(@Nullable List<@Nullable UserDraft> drafts, Objections wrong) {
		if (drafts == null) {
			return List.of();
		}
		String field = CloudInitReader.FIELD + ".users";
		wrong.require(drafts.size() <= CloudInitReader.MAX_USERS, field, "too-many", CloudInitReader.MAX_USERS);
		List<User> users = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (int i = 0; i < Math.min(drafts.size(), CloudInitReader.MAX_USERS); i++) {
			UserDraft draft = drafts.get(i);
			String place = "users[" + i + "]";
			if (draft == null) {
				wrong.add(CloudInitReader.FIELD + "." + place, "user-missing");
			}
			else {
				User user = user(draft, place, wrong);
				wrong.require(names.add(user.name()), CloudInitReader.FIELD + "." + place + ".name", "user-twice",
						user.name());
				users.add(user);
			}
		}
		return users;
	}

	private static User user(UserDraft draft, String place, Objections wrong) {
		String at = CloudInitReader.FIELD + "." + place;
		String name = (draft.name() != null) ? draft.name().strip() : "";
		wrong.require(NAME.matcher(name).matches(), at + ".name", "user-name");
		String gecos = CloudInitReader.blankToNull(draft.gecos());
		wrong.require(gecos == null || (gecos.length() <= MAX_GECOS && !gecos.contains(":") && isOneLine(gecos)),
				at + ".gecos", "gecos", MAX_GECOS);
		String shell = (CloudInitReader.blankToNull(draft.shell()) != null) ? String.valueOf(draft.shell()).strip()
				: DEFAULT_SHELL;
		wrong.require(SHELL.matcher(shell).matches(), at + ".shell", "shell");
		String hash = PasswordHash.read(draft, at, wrong);
		return new User(name, gecos, groups(draft, place, wrong), shell, keys(draft, place, wrong), hash,
				sudo(draft.sudo(), at, wrong), hash == null || Boolean.TRUE.equals(draft.lockPassword()));
	}

	private static boolean isOneLine(String text) {
		return CloudInitReader.isPrintable(text);
	}

	private static List<String> groups(UserDraft draft, String place, Objections wrong) {
		List<String> groups = CloudInitReader.lines(draft.groups(), place + ".groups", wrong);
		for (int i = 0; i < groups.size(); i++) {
			wrong.require(NAME.matcher(groups.get(i)).matches(), CloudInitReader.FIELD + "." + place + ".groups",
					"group-name", groups.get(i));
		}
		return groups;
	}

	private static List<String> keys(UserDraft draft, String place, Objections wrong) {
		List<String> keys = CloudInitReader.lines(draft.sshKeys(), place + ".sshKeys", wrong);
		for (int i = 0; i < keys.size(); i++) {
			wrong.require(SshKey.isPublicKey(keys.get(i)), CloudInitReader.FIELD + "." + place + ".sshKeys[" + i + "]",
					"ssh-key", i + 1);
		}
		return keys;
	}

	private static Sudo sudo(@Nullable String typed, String at, Objections wrong) {
		if (typed == null || typed.isBlank()) {
			return Sudo.NONE;
		}
		for (Sudo sudo : Sudo.values()) {
			if (sudo.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(typed)) {
				return sudo;
			}
		}
		wrong.add(at + ".sudo", "choice", "none, password, no-password");
		return Sudo.NONE;
	}

}
