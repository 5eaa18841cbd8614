package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.domain.Graphics;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.task.VirshCommand;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;

/**
 * The virsh commands that do the same, fit to be pasted into a shell of the host: the one
 * made for the purpose where there is one, else the device as a document, else the
 * definition with a patch. Passwords are stars. One thread.
 */
final class HardwareCommands {

	/** What libvirt's commands for devices take in a definition. */
	private static final Set<String> ATTACHABLE = Set.of("disk", "interface", "sound", "controller", "serial",
			"channel", "console", "filesystem", "rng", "memory", "redirdev", "watchdog", "input", "vsock", "hostdev");

	private static final Set<String> UPDATABLE = Set.of("disk", "interface", "graphics");

	private final String name;

	private final boolean running;

	private final DomainXml before;

	private final @Nullable DomainXml live;

	private final DomainXml after;

	private HardwareCommands(VmMirror vm, DomainXml after) {
		this.name = Vms.virshName(vm);
		this.before = DomainXml.parse(Objects.requireNonNull(vm.xml().inactive()));
		String running = vm.xml().live();
		this.live = (running != null) ? DomainXml.parse(running) : null;
		this.running = vm.state().isActive() && running != null;
		this.after = after;
	}

	/**
	 * The commands, one a line or several lines each.
	 * @param after the definition with the change in it
	 */
	static String of(VmMirror vm, ChangeHardware.Order order, DomainXml after) {
		HardwareCommands commands = new HardwareCommands(vm, after);
		List<String> lines = new ArrayList<>();
		NewVolume fresh = order.fresh();
		if (fresh != null) {
			lines.addAll(fresh.commands());
		}
		lines.addAll(commands.lines(order.change(), fresh != null));
		return String.join("\n", lines);
	}

	private List<String> lines(HardwareChange change, boolean expand) {
		if (change instanceof AddDevice add) {
			return ATTACHABLE.contains(add.kind().element())
					? List.of(document(attach(add), masked(add.device()).text(), expand)) : patch();
		}
		if (change instanceof RemoveDevice remove) {
			return remove(remove.key());
		}
		if (change instanceof GrowDisk grow) {
			return List.of(grow(grow).toString());
		}
		if (change instanceof EditDevice edit) {
			return edit(edit);
		}
		return new SectionCommands(this.name, this.running, this.before, this.after)
			.lines(((EditSections) change).values().keySet())
			.orElseGet(this::patch);
	}

	private VirshCommand grow(GrowDisk grow) {
		Medium volume = grow.volume();
		return (this.running || volume == null)
				? VirshCommand.of("blockresize", this.name, grow.target(), grow.bytes() + "B")
				: VirshCommand.of("vol-resize", "--pool", volume.pool(), volume.volume(), grow.bytes() + "B");
	}

	private List<String> remove(DeviceKey key) {
		Device<?> device = this.before.device(key).orElse(null);
		Device<?> now = (this.live != null) ? this.live.device(key).orElse(null) : null;
		List<String> lines = new ArrayList<>();
		if (device instanceof Disk disk) {
			VirshCommand detach = VirshCommand.of("detach-disk", this.name, disk.get(Disk.TARGET).orElse(""));
			return List
				.of((now != null) ? detach.with("--config", "--live").toString() : detach.with("--config").toString());
		}
		if (device != null) {
			lines.addAll(ATTACHABLE.contains(device.name())
					? List.of(document(VirshCommand.of("detach-device", this.name, "/dev/stdin", "--config"),
							device.text(), false))
					: patch());
		}
		if (now != null && now.alias().isPresent()) {
			lines.add(VirshCommand.of("detach-device-alias", this.name, now.alias().get(), "--live").toString());
		}
		return lines;
	}

	private List<String> edit(EditDevice edit) {
		Device<?> device = EditDevice.find(this.after, edit.key());
		Set<String> changed = changed(edit.key(), edit.values().values().keySet());
		if (device instanceof Disk disk && !changed.isEmpty()
				&& changed.stream().allMatch((each) -> LiveSteps.limit(each).isPresent())) {
			return List.of(limits(disk).toString());
		}
		if (device instanceof Disk disk && DiskRules.isDrive(device) && changed.equals(Set.of(DeviceValues.VOLUME))) {
			return List.of(media(disk, edit.values().medium()).toString());
		}
		if (device instanceof Interface nic && changed.equals(Set.of("link"))) {
			return link(nic);
		}
		if (!UPDATABLE.contains(device.name())) {
			return patch();
		}
		List<String> lines = new ArrayList<>();
		lines.add(document(VirshCommand.of("update-device", this.name, "/dev/stdin", "--config"), masked(device).text(),
				false));
		live(edit).ifPresent(lines::add);
		return lines;
	}

	private Optional<String> live(EditDevice edit) {
		DomainXml present = this.live;
		if (!this.running || present == null) {
			return Optional.empty();
		}
		return present.device(edit.key()).flatMap((device) -> {
			DeviceValues now = edit.values().only(LiveSteps.names(device));
			String before = device.text();
			now.writeTo(device, false);
			return device.text().equals(before) ? Optional.empty()
					: Optional.of(document(VirshCommand.of("update-device", this.name, "/dev/stdin", "--live"),
							masked(device).text(), false));
		});
	}

	/** Which of the values are others than before. */
	private Set<String> changed(DeviceKey key, Set<String> names) {
		Set<String> changed = new TreeSet<>();
		Device<?> was = EditDevice.find(this.before, key);
		Device<?> is = EditDevice.find(this.after, key);
		for (String name : names) {
			boolean same = Setting.of(is, name)
				.map((setting) -> Objects.equals(setting.read(was), setting.read(is)))
				.orElse(false);
			if (!same) {
				changed.add(name);
			}
		}
		return changed;
	}

	private VirshCommand limits(Disk disk) {
		Map<String, String> options = new LinkedHashMap<>();
		disk.properties()
			.forEach((property) -> LiveSteps.limit(property.name())
				.ifPresent((limit) -> property.read(disk)
					.ifPresent((value) -> options.put("--" + limit.replace('_', '-'), value.toString()))));
		VirshCommand command = VirshCommand.of("blkdeviotune", this.name, disk.get(Disk.TARGET).orElse(""));
		if (options.isEmpty()) {
			options.put("--total-bytes-sec", "0");
		}
		for (Map.Entry<String, String> option : options.entrySet()) {
			command = command.with(option.getKey(), option.getValue());
		}
		return scoped(command);
	}

	private VirshCommand media(Disk disk, @Nullable Medium medium) {
		VirshCommand command = VirshCommand.of("change-media", this.name, disk.get(Disk.TARGET).orElse(""));
		return scoped((medium != null) ? command.with(medium.path(), "--update") : command.with("--eject"));
	}

	private List<String> link(Interface nic) {
		String mac = nic.get(Interface.MAC).orElse("");
		String state = nic.get(Interface.LINK).orElse(true) ? "up" : "down";
		VirshCommand command = VirshCommand.of("domif-setlink", this.name, mac, state);
		return this.running ? List.of(command.with("--config").toString(), command.toString())
				: List.of(command.with("--config").toString());
	}

	/** virsh does nothing at all when one of both cannot be done. */
	private VirshCommand attach(AddDevice add) {
		VirshCommand command = VirshCommand.of("attach-device", this.name, "/dev/stdin");
		boolean fixed = add.kind() == DeviceKind.SOUND || (add.kind() == DeviceKind.DISK
				&& List.of("ide", "sata", "fdc").contains(String.valueOf(add.values().values().get("bus"))));
		return fixed ? command.with("--config") : scoped(command);
	}

	private VirshCommand scoped(VirshCommand command) {
		return this.running ? command.with("--config", "--live") : command.with("--config");
	}

	private List<String> patch() {
		return Collections.singletonList(DefinitionPatch.of(this.name, this.before.document(), this.after.document()));
	}

	/**
	 * A command that reads a document.
	 * @param expand whether the shell shall put in what a command tells
	 */
	static String document(VirshCommand command, String xml, boolean expand) {
		String end = expand ? "END" : "'END'";
		return command + " <<" + end + "\n" + (expand ? NewVolume.expandable(xml) : xml).strip() + "\nEND";
	}

	/** The device as it may be told. */
	private static Device<?> masked(Device<?> device) {
		if (device instanceof Graphics graphics && graphics.get(Graphics.PASSWORD).isPresent()) {
			graphics.set(Graphics.PASSWORD, "********");
		}
		return device;
	}

}
