package dev.weir.console;

import java.time.Duration;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The password that a display asks for. Read from the host at the moment it is needed,
 * kept nowhere. Thread-safe.
 */
@Component
class DisplayPassword {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final XmlPath GRAPHICS = XmlPath.of("devices/graphics");

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath PASSWORD = XmlPath.of("@passwd");

	private final HostCommands commands;

	DisplayPassword(HostCommands commands) {
		this.commands = commands;
	}

	/**
	 * @return null where none is asked for, and on local hosts, whose displays are opened
	 * past the password
	 */
	@Nullable String of(VmMirror vm) {
		String xml = this.commands.call(vm.hostId(), DEADLINE,
				(connection) -> (connection.spec() instanceof ConnectionSpec.Local) ? ""
						: connection.domains().xml(vm.id().value(), XmlForm.MIGRATABLE));
		return xml.isEmpty() ? null : inside(xml);
	}

	static @Nullable String inside(String xml) {
		for (XmlElement graphics : XmlDocument.parse(xml, "domain").root().all(GRAPHICS)) {
			if (graphics.get(TYPE, "").equals("vnc")) {
				return graphics.get(PASSWORD);
			}
		}
		return null;
	}

}
