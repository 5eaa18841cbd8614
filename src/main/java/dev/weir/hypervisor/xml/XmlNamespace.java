package dev.weir.hypervisor.xml;

import java.util.Arrays;

/**
 * The XML namespaces that Weir reads or writes, under the prefixes that stand for them in
 * an {@link XmlPath}. A document may use other prefixes: only the URI counts.
 */
public enum XmlNamespace {

	/** The initial state of a pretended guest of the test driver. */
	TEST("test", "http://libvirt.org/schemas/domain/test/1.0"),
	/** Which operating system a guest runs, as virt-manager and cockpit note it. */
	LIBOSINFO("libosinfo", "http://libosinfo.org/xmlns/libvirt/domain/1.0"),
	/** libvirt's pass-through of QEMU arguments. */
	QEMU("qemu", "http://libvirt.org/schemas/domain/qemu/1.0");

	private final String prefix;

	private final String uri;

	XmlNamespace(String prefix, String uri) {
		this.prefix = prefix;
		this.uri = uri;
	}

	public String prefix() {
		return this.prefix;
	}

	public String uri() {
		return this.uri;
	}

	static XmlNamespace ofPrefix(String prefix) {
		return Arrays.stream(values())
			.filter((candidate) -> candidate.prefix.equals(prefix))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No namespace has the prefix " + prefix));
	}

}
