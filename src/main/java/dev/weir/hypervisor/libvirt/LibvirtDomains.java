package dev.weir.hypervisor.libvirt;

import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.weir.hypervisor.AddressSource;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainSet;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.GuestAddress;
import dev.weir.hypervisor.GuestReport;
import dev.weir.hypervisor.Screenshot;
import dev.weir.hypervisor.StartOption;
import dev.weir.hypervisor.StatsGroup;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.Libvirt;

/**
 * Virtual machines: each call looks its domain up, acts and frees it. Thread-safe.
 */
final class LibvirtDomains implements Domains {

	private static final int DESTROY_GRACEFUL = 1;

	/** VIR_KEYCODE_SET_LINUX. */
	private static final int LINUX_KEYCODES = 0;

	private static final int KEY_MILLIS = 50;

	/** VIR_DOMAIN_SEND_KEY_MAX_KEYS. */
	private static final int MAX_KEYS = 16;

	private final Session session;

	private final DomainDefinitions definitions;

	private final DomainFigures figures;

	private final Screens screens;

	private final GuestAgent agent;

	LibvirtDomains(Session session, Screens screens) {
		this.session = session;
		this.definitions = new DomainDefinitions(session);
		this.figures = new DomainFigures(session);
		this.screens = screens;
		this.agent = new GuestAgent(session);
	}

	@Override
	public List<DomainRef> list() {
		return this.figures.list(0);
	}

	@Override
	public DomainSet hold() {
		return this.figures.hold();
	}

	@Override
	public Map<UUID, DomainStatus> statuses() {
		return this.figures.statuses();
	}

	@Override
	public List<DomainStats> runningStats(Set<StatsGroup> groups) {
		return this.figures.runningStats(groups);
	}

	@Override
	public DomainStatus status(UUID uuid) {
		return this.figures.status(uuid);
	}

	@Override
	public String xml(UUID uuid, XmlForm form) {
		return this.definitions.xml(uuid, form);
	}

	@Override
	public DomainRef define(String xml) {
		return this.definitions.define(xml);
	}

	@Override
	public void undefine(UUID uuid, Set<UndefineOption> options) {
		this.definitions.undefine(uuid, options);
	}

	@Override
	public void start(UUID uuid, Set<StartOption> options) {
		int flags = (options.contains(StartOption.PAUSED) ? 1 : 0)
				| (options.contains(StartOption.FORCE_BOOT) ? 1 << 3 : 0);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainCreateWithFlags(domain, flags));
	}

	@Override
	public void shutdown(UUID uuid) {
		this.session.onDomain(uuid, Libvirt::virDomainShutdown);
	}

	@Override
	public void reboot(UUID uuid) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainReboot(domain, 0));
	}

	@Override
	public void reset(UUID uuid) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainReset(domain, 0));
	}

	@Override
	public void destroy(UUID uuid, boolean graceful) {
		int flags = graceful ? DESTROY_GRACEFUL : 0;
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainDestroyFlags(domain, flags));
	}

	@Override
	public void suspend(UUID uuid) {
		this.session.onDomain(uuid, Libvirt::virDomainSuspend);
	}

	@Override
	public void resume(UUID uuid) {
		this.session.onDomain(uuid, Libvirt::virDomainResume);
	}

	@Override
	public void managedSave(UUID uuid) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainManagedSave(domain, 0));
	}

	@Override
	public void removeManagedSave(UUID uuid) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainManagedSaveRemove(domain, 0));
	}

	@Override
	public void injectNmi(UUID uuid) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainInjectNMI(domain, 0));
	}

	@Override
	public void sendKeys(UUID uuid, List<Integer> keycodes) {
		if (keycodes.isEmpty() || keycodes.size() > MAX_KEYS) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.keys", MAX_KEYS);
		}
		int[] codes = keycodes.stream().mapToInt(Integer::intValue).toArray();
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainSendKey(domain, LINUX_KEYCODES, KEY_MILLIS,
				codes, codes.length, 0));
	}

	@Override
	public void setAutostart(UUID uuid, boolean autostart) {
		int value = autostart ? 1 : 0;
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainSetAutostart(domain, value));
	}

	@Override
	public void rename(UUID uuid, String newName) {
		String name = Handles.argument(newName);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainRename(domain, name, 0));
	}

	@Override
	public void updateDevice(UUID uuid, String deviceXml, boolean live, boolean config) {
		String xml = Handles.argument(deviceXml);
		int flags = (live ? 1 : 0) | (config ? 1 << 1 : 0);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainUpdateDeviceFlags(domain, xml, flags));
	}

	@Override
	public Screenshot screenshot(UUID uuid, int screen) {
		return this.screens.screenshot(uuid, screen);
	}

	@Override
	public SocketChannel openGraphics(UUID uuid, int index) {
		return this.screens.openGraphics(uuid, index);
	}

	@Override
	public ByteStream openConsole(UUID uuid, @Nullable String device) {
		return this.screens.openConsole(uuid, device);
	}

	@Override
	public List<GuestAddress> addresses(UUID uuid, AddressSource source) {
		return this.session.domain(uuid, (libvirt, domain) -> GuestAddresses.read(libvirt, domain, source));
	}

	@Override
	public GuestReport guest(UUID uuid) {
		return this.agent.report(uuid);
	}

	@Override
	public Instant guestTime(UUID uuid) {
		return this.agent.time(uuid);
	}

}
