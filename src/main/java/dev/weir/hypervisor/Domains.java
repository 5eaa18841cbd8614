package dev.weir.hypervisor;

import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The virtual machines of a host. Each method that names a domain looks it up first and
 * throws a {@link Problem} of kind NOT_FOUND when it is gone, CONFLICT when its state
 * does not allow the call.
 */
public interface Domains {

	/** Every domain, defined or only running, in one round trip. */
	List<DomainRef> list();

	/**
	 * State, persistence, autostart and managed save of every domain, by a handful of
	 * bulk calls however many domains there are: the list under libvirt's filters
	 * (persistent, autostart, managed save) and the statistics group STATE. Asks no QEMU.
	 */
	Map<UUID, DomainStatus> statuses();

	/**
	 * Statistics of all running domains (not of those that are off) in one call, with
	 * NOWAIT. May hang for as long as one QEMU hangs, even with NOWAIT: use a connection
	 * of its own and a deadline.
	 * @param groups which statistics
	 */
	List<DomainStats> runningStats(Set<StatsGroup> groups);

	/**
	 * Every domain, held on to: reading the definition of one then needs no look-up,
	 * which is a round trip. Close it soon.
	 */
	default DomainSet hold() {
		return new LookedUp(this, list());
	}

	/** State, persistence, autostart and managed save of one domain. */
	DomainStatus status(UUID uuid);

	/** Its definition. */
	String xml(UUID uuid, XmlForm form);

	/**
	 * Defines a domain, or redefines one of the same UUID. libvirt validates it against
	 * its schema.
	 * @throws Problem of kind INVALID_DEFINITION, ALREADY_EXISTS
	 */
	DomainRef define(String xml);

	/** Removes the definition together with what libvirt keeps about it. */
	void undefine(UUID uuid, Set<UndefineOption> options);

	/** Starts it, from its managed save image where there is one. */
	void start(UUID uuid, Set<StartOption> options);

	/** Asks the guest to shut down; returns at once. */
	void shutdown(UUID uuid);

	/** Asks the guest to reboot; returns at once. */
	void reboot(UUID uuid);

	/** Presses the reset button. */
	void reset(UUID uuid);

	/**
	 * Cuts the power.
	 * @param graceful whether QEMU first gets the time to flush its caches
	 */
	void destroy(UUID uuid, boolean graceful);

	void suspend(UUID uuid);

	void resume(UUID uuid);

	/** Saves memory to disk and stops; the next start goes on from there. */
	void managedSave(UUID uuid);

	/** Throws the saved memory away. */
	void removeManagedSave(UUID uuid);

	void injectNmi(UUID uuid);

	/**
	 * Presses the keys together.
	 * @param keycodes Linux key codes, at most 16
	 */
	void sendKeys(UUID uuid, List<Integer> keycodes);

	void setAutostart(UUID uuid, boolean autostart);

	/** Renames a domain that is shut off. */
	void rename(UUID uuid, String newName);

	/** A picture of the screen. */
	Screenshot screenshot(UUID uuid, int screen);

	/**
	 * Changes a device of the running domain, of its definition, or both.
	 * @param deviceXml one device element
	 */
	void updateDevice(UUID uuid, String deviceXml, boolean live, boolean config);

	/**
	 * The guest's display as a socket, past any VNC password. Only for
	 * {@link ConnectionSpec.Local}.
	 * @param index which graphics device that listens, from 0
	 * @throws Problem of kind UNSUPPORTED on other transports
	 */
	SocketChannel openGraphics(UUID uuid, int index);

	/**
	 * The serial line, taken over from whoever holds it.
	 * @param device alias of the device, or null for the first
	 */
	ByteStream openConsole(UUID uuid, @Nullable String device);

	/** Addresses of the guest as the given source knows them. */
	List<GuestAddress> addresses(UUID uuid, AddressSource source);

	/**
	 * What the guest's agent tells about the guest: system, users, time zone, host name,
	 * file systems. Waits for the agent.
	 * @throws Problem of kind AGENT_UNRESPONSIVE, CONFLICT when it does not run, or
	 * UNSUPPORTED
	 */
	GuestReport guest(UUID uuid);

	/**
	 * The guest's clock, asked of its agent: also the cheapest way to learn whether there
	 * is one that answers.
	 * @throws Problem as {@link #guest}
	 */
	Instant guestTime(UUID uuid);

	/** Holds on to nothing. */
	record LookedUp(Domains domains, List<DomainRef> list) implements DomainSet {

		@Override
		public String xml(UUID uuid, XmlForm form) {
			return this.domains.xml(uuid, form);
		}

		@Override
		public void close() {
			// Nothing is held.
		}

	}

}
