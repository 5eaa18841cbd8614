package dev.weir.storage.define;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.task.VirshCommand;

/**
 * A pool to be defined, checked. Immutable. Never told as text: it may hold a secret.
 *
 * @param values what its type has, and was given
 * @param secret what it signs in with; empty for nothing
 */
record PoolSpec(String name, PoolType type, Map<PoolField, String> values, String secret, Wish wish) {

	PoolSpec {
		values = Map.copyOf(values);
	}

	boolean hasSecret() {
		return !this.secret.isEmpty();
	}

	/**
	 * The equivalent commands.
	 * @param secret the secret's id, where there is one
	 */
	String virsh(UUID secret) {
		List<String> commands = new ArrayList<>();
		if (hasSecret()) {
			commands.add(VirshCommand.of("secret-define", this.name + "-secret.xml").toString());
			commands.add(VirshCommand.of("secret-set-value", secret.toString(), "--interactive").toString());
		}
		commands.add(definition(secret).toString());
		if (this.wish.preparation() != Preparation.LEAVE) {
			commands.add(build().toString());
		}
		if (this.wish.start()) {
			commands.add(VirshCommand.of("pool-start", "--pool", this.name).toString());
		}
		if (this.wish.autostart()) {
			commands.add(VirshCommand.of("pool-autostart", "--pool", this.name).toString());
		}
		return String.join(" && ", commands);
	}

	private VirshCommand definition(UUID secret) {
		boolean told = this.type != PoolType.SCSI
				&& this.values.keySet().stream().allMatch((field) -> field.option() != null);
		if (!told) {
			return VirshCommand.of("pool-define", this.name + ".xml");
		}
		VirshCommand command = VirshCommand.of("pool-define-as", "--name", this.name, "--type", this.type.id());
		for (PoolField field : PoolField.values()) {
			String value = this.values.get(field);
			if (value != null) {
				command = command.with(String.valueOf(field.option()), value);
			}
		}
		String target = this.type.target();
		command = (target != null) ? command.with("--target", target) : command;
		return hasSecret() ? command.with("--auth-type", String.valueOf(this.type.authentication()), "--secret-uuid",
				secret.toString()) : command;
	}

	private VirshCommand build() {
		VirshCommand command = VirshCommand.of("pool-build", "--pool", this.name);
		return switch (this.wish.preparation().mode(this.type)) {
			case PLAIN -> command;
			case KEEP -> command.with("--no-overwrite");
			case OVERWRITE -> command.with("--overwrite");
		};
	}

	@Override
	public String toString() {
		return "PoolSpec[" + this.name + ", " + this.type.id() + "]";
	}

	/**
	 * What is to be done with it once it is defined.
	 */
	record Wish(Preparation preparation, boolean start, boolean autostart) {
	}

}
