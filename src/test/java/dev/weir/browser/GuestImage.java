package dev.weir.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The small Linux guest that {@code bin/guest} builds from Debian packages.
 */
public final class GuestImage {

	private GuestImage() {
	}

	/** The folder of its kernel and initramfs, built at the first call on a machine. */
	public static Path built() throws Exception {
		return built("bin/guest");
	}

	/** The same folder, with {@code agent.img}: the initramfs that has a guest agent. */
	public static Path withAgent() throws Exception {
		return built("bin/guest-agent");
	}

	private static Path built(String program) throws Exception {
		Process process = new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new AssertionError(program + " failed");
		}
		return Path.of(output.strip());
	}

	/** A guest of 128 MiB that boots it, with a serial line. */
	public static String xml(String name, String kernel, String initrd) {
		return """
				<domain type='qemu'>
				  <name>%s</name><memory unit='MiB'>128</memory><vcpu>1</vcpu>
				  <os><type arch='x86_64' machine='pc'>hvm</type><kernel>%s</kernel><initrd>%s</initrd>
				    <cmdline>console=ttyS0 quiet host=%s mitigations=off nokaslr</cmdline></os>
				  <features><acpi/><apic/></features>
				  <devices><serial type='pty'/><console type='pty'/><memballoon model='virtio'/></devices>
				</domain>
				""".formatted(name, kernel, initrd, name);
	}

}
