package dev.weir.vm.cloudinit;

import java.util.ArrayList;
import java.util.List;

import dev.weir.vm.cloudinit.CloudInitDraft.AddressDraft;
import dev.weir.vm.cloudinit.CloudInitDraft.UserDraft;
import org.jspecify.annotations.Nullable;

/**
 * Drafts for tests, and what is wrong with them.
 */
final class Drafts {

	/** Made by ssh-keygen for this test. */
	static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJsydSpibXChvftP6+DJRwPb937Kn/mSirXz577fGok ops@example";

	static final UserDraft OPS = new UserDraft("ops", "Ops: no", List.of("wheel"), null, List.of(KEY), "pa$$w0rd 密",
			null, "no-password", null);

	private final List<String> wrong = new ArrayList<>();

	static CloudInitDraft draft(@Nullable UserDraft user, @Nullable AddressDraft address, @Nullable String userData) {
		return new CloudInitDraft("web1.example.org", (user != null) ? List.of(user) : null, List.of("nginx", "yes"),
				true, "Europe/Berlin", "en_US.UTF-8", null, List.of("echo 'a: b' # \"c\""),
				(address != null) ? List.of(address) : null, userData);
	}

	static CloudInitDraft raw(String userData) {
		return new CloudInitDraft(null, null, null, null, null, null, null, null, null, userData);
	}

	@SuppressWarnings("NullAway") // what split gives is not null
	static AddressDraft address(String addresses, @Nullable String gateway4, @Nullable String gateway6) {
		return new AddressDraft(null, null, List.of(addresses.split(" ")), gateway4, gateway6, List.of("192.0.2.53"),
				List.of("example.org"));
	}

	CloudInit read(CloudInitDraft draft) {
		return CloudInitReader.read(draft, "Web 1!", 2,
				(field, problem, arguments) -> this.wrong.add(field + " " + problem));
	}

	List<String> wrong(CloudInitDraft draft) {
		read(draft);
		return this.wrong;
	}

}
