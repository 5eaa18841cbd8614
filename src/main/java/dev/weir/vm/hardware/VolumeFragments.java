package dev.weir.vm.hardware;

import java.util.List;

import dev.weir.access.Permission;
import dev.weir.access.Access;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.image.IsoImages;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The volumes and images to choose from, fetched by a form once it is shown: the host may
 * take some seconds.
 */
@Controller
class VolumeFragments {

	private final Vms vms;

	private final Access access;

	private final Fleet fleet;

	private final Volumes volumes;

	private final IsoImages isos;

	VolumeFragments(Vms vms, Access access, Fleet fleet, Volumes volumes, IsoImages isos) {
		this.vms = vms;
		this.access = access;
		this.fleet = fleet;
		this.volumes = volumes;
		this.isos = isos;
	}

	/**
	 * @param drive whether it is for a CD-ROM drive
	 * @param selected the present choice
	 */
	@GetMapping("/vms/{uuid}/hardware/volumes")
	String volumes(@PathVariable String uuid, @RequestParam(defaultValue = "false") boolean drive,
			@RequestParam(defaultValue = "") String selected, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		this.access.require(Permission.VM_HARDWARE, Vms.target(vm));
		model.addAttribute("media", drive ? isos(vm) : disks(this.fleet.requireHost(vm.hostId())));
		model.addAttribute("selected", selected);
		model.addAttribute("drive", drive);
		return "vm/hardware/fields :: volumes";
	}

	private List<Choice> isos(VmMirror vm) {
		return this.isos.of(vm.hostId())
			.stream()
			.map((iso) -> new Choice(iso.pool() + "/" + iso.name(), iso.sizeBytes(), false))
			.toList();
	}

	private List<Choice> disks(HostMirror host) {
		return host.pools()
			.stream()
			.map((pool) -> new PoolRef(host, pool))
			.filter(PoolRef::isActive)
			.flatMap((pool) -> content(pool).stream())
			.filter((volume) -> !volume.isIso() && List.of("file", "block").contains(volume.type()))
			.map((volume) -> new Choice(volume.pool() + "/" + volume.name(), volume.capacityBytes(), volume.isUsed()))
			.toList();
	}

	private List<VolumeView> content(PoolRef pool) {
		try {
			return this.volumes.read(pool).volumes();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

	/**
	 * A volume to choose.
	 *
	 * @param value {@code pool/volume}
	 */
	public record Choice(String value, long bytes, boolean used) {
	}

}
