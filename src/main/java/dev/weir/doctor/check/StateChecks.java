package dev.weir.doctor.check;

import java.util.List;
import java.util.stream.Stream;

import dev.weir.fleet.VmState;

/**
 * States of virtual machines that nobody wants. Stateless.
 */
final class StateChecks {

	/** VIR_DOMAIN_PAUSED_IOERROR. */
	private static final int IO_ERROR = 5;

	static final List<Check> ALL = Stream.of(
			new GuestCheck("vm-crashed", Health.BAD, Sources.DOMAIN + "events-configuration",
					(guest, chart) -> guest.vm().state() == VmState.CRASHED,
					(guest) -> Commands.virsh("destroy", guest.name()) + " && "
							+ Commands.virsh("start", guest.name())),
			new GuestCheck("vm-io-error", Health.BAD, Sources.DOMAIN + "hard-drives-floppy-disks-cdroms",
					(guest, chart) -> guest.vm().state() == VmState.PAUSED && guest.vm().stateReason() == IO_ERROR,
					(guest) -> Commands.virsh("domblkerror", guest.name())),
			new GuestCheck("vm-unreadable", Health.BAD, Sources.LIBVIRT + "formatdomain.html",
					(guest, chart) -> guest.vm().unreadable() != null,
					(guest) -> Commands.virsh("dumpxml", guest.name())),
			new GuestCheck("vm-stale-save", Health.WARN, Sources.LIBVIRT + "manpages/virsh.html#managedsave",
					(guest, chart) -> !guest.isActive() && guest.vm().managedSave(),
					(guest) -> Commands.virsh("managedsave-remove", guest.name())),
			new GuestCheck("vm-autostart", Health.WARN, Sources.LIBVIRT + "manpages/virsh.html#autostart",
					(guest, chart) -> guest.isActive() && guest.vm().persistent() && !guest.vm().autostart(),
					(guest) -> Commands.virsh("autostart", guest.name())),
			new GuestCheck("vm-transient", Health.WARN, Sources.LIBVIRT + "manpages/virsh.html#define",
					(guest, chart) -> guest.isActive() && !guest.vm().persistent(),
					(guest) -> Commands.virsh("dumpxml", guest.name()) + " > guest.xml && virsh define guest.xml"),
			new GuestCheck("vm-emulated", Health.WARN, Sources.LIBVIRT + "drvqemu.html", StateChecks::isEmulated,
					(guest) -> Commands.virsh("edit", guest.name())))
		.map(GuestCheck::check)
		.toList();

	private StateChecks() {
	}

	/** Without hardware virtualisation on a host that has it. */
	private static boolean isEmulated(Guest guest, Chart chart) {
		return guest.text("@type").equals("qemu") && chart.capabilities() != null
				&& chart.capabilities()
					.guest(guest.vm().definition().arch())
					.map((kind) -> kind.domainTypes().contains("kvm"))
					.orElse(false);
	}

}
