package dev.weir.vm.cloudinit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.vm.cloudinit.CloudInit.Setup;
import dev.weir.vm.cloudinit.CloudInit.Sudo;
import dev.weir.vm.cloudinit.CloudInit.User;
import org.jspecify.annotations.Nullable;

/**
 * The user-data: what the fields say as a cloud-config, beside it what somebody brought
 * along. Of two that set the same key, cloud-init takes the later: the one brought along.
 * Stateless.
 */
final class CloudConfig {

	/** Stands for a secret where people look. */
	static final String MASK = "••••••";

	private static final String HEADER = "#cloud-config\n";

	private CloudConfig() {
	}

	/** Whether the fields say nothing but the host name, which meta-data tells too. */
	static boolean isEmpty(CloudInit config) {
		return config.users().isEmpty() && config.setup().equals(Setup.NONE);
	}

	static String write(CloudInit config, boolean masked) {
		UserData raw = config.userData();
		if (raw == null) {
			return HEADER + Yaml.write(document(config, masked));
		}
		String text = masked ? raw.masked() : raw.text();
		if (isEmpty(config)) {
			return text;
		}
		return "#cloud-config-archive\n"
				+ Yaml.write(List.of(part(HEADER + Yaml.write(document(config, masked))), part(text)));
	}

	/** Its type is told by its first line. */
	private static Map<String, Object> part(String content) {
		return Map.of("content", content);
	}

	private static Map<String, Object> document(CloudInit config, boolean masked) {
		Map<String, Object> document = new LinkedHashMap<>();
		int dot = config.hostname().indexOf('.');
		document.put("hostname", (dot < 0) ? config.hostname() : config.hostname().substring(0, dot));
		put(document, "fqdn", (dot < 0) ? null : config.hostname());
		document.put("manage_etc_hosts", "localhost");
		Setup setup = config.setup();
		if (!config.users().isEmpty()) {
			document.put("users", config.users().stream().map((user) -> account(user, masked)).toList());
			document.put("ssh_pwauth", setup.sshPasswordLogin());
		}
		put(document, "timezone", setup.timezone());
		put(document, "locale", setup.locale());
		if (!setup.packages().isEmpty() || setup.upgrade()) {
			document.put("package_update", true);
			document.put("package_upgrade", setup.upgrade());
		}
		put(document, "packages", setup.packages().isEmpty() ? null : new ArrayList<>(setup.packages()));
		put(document, "runcmd", setup.commands().isEmpty() ? null : new ArrayList<>(setup.commands()));
		return document;
	}

	private static Map<String, Object> account(User user, boolean masked) {
		Map<String, Object> account = new LinkedHashMap<>();
		account.put("name", user.name());
		put(account, "gecos", user.gecos());
		put(account, "groups", user.groups().isEmpty() ? null : new ArrayList<>(user.groups()));
		account.put("shell", user.shell());
		account.put("lock_passwd", user.locked());
		put(account, "hashed_passwd", (user.passwordHash() != null && masked) ? MASK : user.passwordHash());
		if (user.sudo() != Sudo.NONE) {
			account.put("sudo", List.of((user.sudo() == Sudo.PASSWORD) ? "ALL=(ALL) ALL" : "ALL=(ALL) NOPASSWD:ALL"));
		}
		put(account, "ssh_authorized_keys", user.sshKeys().isEmpty() ? null : new ArrayList<>(user.sshKeys()));
		return account;
	}

	private static void put(Map<String, Object> document, String key, @Nullable Object value) {
		if (value != null) {
			document.put(key, value);
		}
	}

}
