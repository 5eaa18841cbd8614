package dev.weir.hypervisor.libvirt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainSet;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.libvirt.jna.DomainPointer;

/**
 * libvirt's own handles of all domains, freed together when it is closed and no call uses
 * one any more; closing the connection closes it too. Thread-safe.
 */
final class HeldDomains implements DomainSet {

	private final Session session;

	/** The handles belong to its line. */
	private final Session own;

	private final Map<UUID, DomainPointer> handles = new HashMap<>();

	private final List<DomainRef> list;

	private final UsageGuard guard = new UsageGuard(this::free);

	private HeldDomains(Session session, Session own, LibvirtApi libvirt, Pointer[] domains) {
		this.session = session;
		this.own = own;
		this.list = Arrays.stream(domains).map((domain) -> ref(libvirt, new DomainPointer(domain))).toList();
	}

	/** Lists all domains and keeps the handles. */
	static HeldDomains of(Session session) {
		HeldDomains domains = list(session, session.reserve());
		try {
			return session.keep(domains);
		}
		catch (RuntimeException ex) {
			domains.close();
			throw ex;
		}
	}

	private static HeldDomains list(Session session, Session own) {
		try {
			return own.call((libvirt, host) -> {
				PointerByReference list = new PointerByReference();
				int count = NativeError.check(libvirt, libvirt.virConnectListAllDomains(host, list, 0));
				Pointer array = list.getValue();
				Pointer[] domains = (count > 0) ? array.getPointerArray(0, count) : new Pointer[0];
				Native.free(Pointer.nativeValue(array));
				return new HeldDomains(session, own, libvirt, domains);
			});
		}
		catch (RuntimeException ex) {
			own.end();
			throw ex;
		}
	}

	@Override
	public List<DomainRef> list() {
		return this.list;
	}

	@Override
	public String xml(UUID uuid, XmlForm form) {
		DomainPointer domain = this.handles.get(uuid);
		if (domain == null) {
			throw Problem.of(ErrorKind.NOT_FOUND, ErrorKind.NOT_FOUND.messageKey());
		}
		if (!this.guard.enter()) {
			throw Session.gone();
		}
		try {
			return this.own.call((libvirt, host) -> DomainDefinitions.xml(libvirt, domain, form));
		}
		finally {
			this.guard.leave();
		}
	}

	@Override
	public void close() {
		this.guard.close();
	}

	private DomainRef ref(LibvirtApi libvirt, DomainPointer domain) {
		DomainRef ref = DomainFigures.ref(libvirt, domain);
		this.handles.put(ref.uuid(), domain);
		return ref;
	}

	private void free() {
		this.handles.values().forEach(this.session.api()::virDomainFree);
		this.own.end();
		this.session.letGo(this);
	}

}
