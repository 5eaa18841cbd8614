package dev.weir.host.inventory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The form of a host exactly as typed, so that it can be shown again. Immutable.
 */
record HostForm(@Nullable String name, @Nullable Fields connection, @Nullable String tags) {

	/** Is no port: stands for one that cannot be read. */
	private static final int NO_PORT = 0;

	private static final Fields NOTHING = new Fields(null, null, null, null, null, null, null);

	/** Never without a connection, so that a form can always be shown again. */
	HostForm {
		connection = (connection != null) ? connection : NOTHING;
	}

	/** A form that shows a host as it is. */
	static HostForm of(NewHost host) {
		ConnectionRequest known = host.connectionOrNone();
		String port = (known.port() != null) ? known.port().toString() : null;
		return new HostForm(host.name(), new Fields(known.transport(), known.address(), port, known.user(), null,
				known.path(), known.fingerprint()), null);
	}

	/** The same with these tags. */
	HostForm tagged(List<String> present) {
		return new HostForm(this.name, this.connection, String.join(", ", present));
	}

	@Nullable String transport() {
		return (this.connection != null) ? this.connection.transport : null;
	}

	/** What was typed, as a request; a port that is no number is a wrong one. */
	NewHost host() {
		Fields typed = (this.connection != null) ? this.connection : NOTHING;
		return new NewHost(this.name, new ConnectionRequest(typed.transport, typed.address, port(typed.port),
				typed.user, typed.password, typed.path, typed.fingerprint));
	}

	private static @Nullable Integer port(@Nullable String typed) {
		try {
			return (typed != null && !typed.isBlank()) ? Integer.valueOf(typed.strip()) : null;
		}
		catch (NumberFormatException ex) {
			return NO_PORT;
		}
	}

	/** The fields of the connection; never shown as a whole, one is a password. */
	record Fields(@Nullable String transport, @Nullable String address, @Nullable String port, @Nullable String user,
			@Nullable String password, @Nullable String path, @Nullable String fingerprint) {

		@Override
		public String toString() {
			return "Fields[" + this.transport + " " + this.address + "]";
		}

	}

}
