package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;

import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.task.VirshCommand;

/**
 * What one would type instead, for a shell that has here-strings. Stateless.
 */
final class DefinitionCommands {

	private static final String AND = " && ";

	private DefinitionCommands() {
	}

	static String define(String xml, String network, NetworkDraft draft) {
		List<String> commands = new ArrayList<>(List.of(define(xml)));
		if (Boolean.TRUE.equals(draft.autostart())) {
			commands.add(autostart(network, true));
		}
		if (Boolean.TRUE.equals(draft.start())) {
			commands.add(VirshCommand.of("net-start", "--network", network).toString());
		}
		return String.join(AND, commands);
	}

	static String change(String xml, String network, List<NetworkUpdate> updates) {
		List<String> commands = new ArrayList<>(List.of(define(xml)));
		for (NetworkUpdate update : updates) {
			VirshCommand command = VirshCommand.of("net-update", "--network", network, update.command().word(),
					update.section().word(), "--xml", update.xml(), "--live");
			commands.add(((update.parent() >= 0) ? command.with("--parent-index", Integer.toString(update.parent()))
					: command)
				.toString());
		}
		return String.join(AND, commands);
	}

	static String autostart(String network, boolean on) {
		VirshCommand command = VirshCommand.of("net-autostart", "--network", network);
		return (on ? command : command.with("--disable")).toString();
	}

	static String undefine(String network, boolean active) {
		String undefine = VirshCommand.of("net-undefine", "--network", network).toString();
		return active ? VirshCommand.of("net-destroy", "--network", network) + AND + undefine : undefine;
	}

	private static String define(String xml) {
		return VirshCommand.of("net-define", "/dev/stdin").reading(xml);
	}

}
