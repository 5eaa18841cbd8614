package dev.weir.hypervisor.libvirt;

import java.util.Set;
import java.util.UUID;

import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.XmlForm;
import org.libvirt.jna.DomainPointer;

/**
 * Reads, writes and removes definitions.
 */
final class DomainDefinitions {

	/** VIR_DOMAIN_DEFINE_VALIDATE. */
	private static final int VALIDATE = 1;

	private static final int XML_SECURE = 1;

	private static final int XML_INACTIVE = 1 << 1;

	private static final int XML_MIGRATABLE = 1 << 3;

	private static final int INVALID_ARG = 8;

	private final Session session;

	DomainDefinitions(Session session) {
		this.session = session;
	}

	String xml(UUID uuid, XmlForm form) {
		return this.session.domain(uuid, (libvirt, domain) -> xml(libvirt, domain, form));
	}

	static String xml(LibvirtApi libvirt, DomainPointer domain, XmlForm form) {
		int flags = switch (form) {
			case LIVE -> 0;
			case LIVE_SECURE -> XML_SECURE;
			case INACTIVE -> XML_INACTIVE;
			case INACTIVE_SECURE -> XML_INACTIVE | XML_SECURE;
			case MIGRATABLE -> XML_MIGRATABLE | XML_SECURE;
		};
		return NativeError.check(libvirt, libvirt.virDomainGetXMLDesc(domain, flags)).toString();
	}

	DomainRef define(String xml) {
		String definition = Handles.argument(xml);
		return this.session.call((libvirt, host) -> {
			DomainPointer domain = NativeError.check(libvirt,
					libvirt.virDomainDefineXMLFlags(host, definition, VALIDATE));
			try {
				return DomainFigures.ref(libvirt, domain);
			}
			finally {
				libvirt.virDomainFree(domain);
			}
		});
	}

	/**
	 * A driver that does not know a flag has nothing that the flag would remove: it is
	 * asked again with those that every driver knows.
	 */
	void undefine(UUID uuid, Set<UndefineOption> options) {
		this.session.domain(uuid, (libvirt, domain) -> {
			int result = libvirt.virDomainUndefineFlags(domain, flags(options));
			if (result < 0) {
				NativeError error = NativeError.take(libvirt);
				if (error.code() != INVALID_ARG || !error.says("unsupported flags")) {
					throw error.problem();
				}
				result = libvirt.virDomainUndefineFlags(domain,
						flags(options) & (flag(UndefineOption.MANAGED_SAVE) | flag(UndefineOption.SNAPSHOT_METADATA)));
			}
			return NativeError.check(libvirt, result);
		});
	}

	private static int flags(Set<UndefineOption> options) {
		return options.stream().mapToInt(DomainDefinitions::flag).reduce(0, (left, right) -> left | right);
	}

	/** virDomainUndefineFlagsValues. */
	private static int flag(UndefineOption option) {
		return switch (option) {
			case MANAGED_SAVE -> 1;
			case SNAPSHOT_METADATA -> 1 << 1;
			case NVRAM -> 1 << 2;
			case CHECKPOINT_METADATA -> 1 << 4;
			case TPM -> 1 << 5;
		};
	}

}
