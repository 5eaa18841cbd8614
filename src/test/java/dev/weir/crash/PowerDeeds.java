package dev.weir.crash;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.Domains;

/**
 * What can be done to the power of VMs, each with VMs of its own. Most guests are without
 * a system: they run, and turn a deaf ear to whoever asks them to shut down. One thread
 * at a time.
 */
final class PowerDeeds {

	private final Scene scene;

	PowerDeeds(Scene scene) {
		this.scene = scene;
	}

	void prepare() {
		booting("start", false, true);
		booting("force-off", true, false);
		booting("save", true, false);
		switched("pause", DomainState.RUNNING, DomainState.PAUSED);
		switched("resume", DomainState.PAUSED, DomainState.RUNNING);
		discardSaved();
		for (String traceless : List.of("shutdown", "reboot", "restart")) {
			traceless(guest(traceless), traceless, "{}");
		}
		UUID pressed = guest("pressed");
		traceless(pressed, "reset", "{}");
		traceless(pressed, "nmi", "{}");
		traceless(pressed, "send-keys", "{\"keys\": [\"KEY_A\"]}");
		readAgain(guest("read"));
	}

	private void booting(String action, boolean runs, boolean shallRun) {
		String name = this.scene.next(action);
		UUID id = this.scene.define(name, List.of(this.scene.rig().bootableDisk(name + "-boot.raw")));
		this.scene.refresh();
		if (runs) {
			domains().start(id, Set.of());
		}
		add(action, id, "{}",
				() -> this.scene.isActive(name) == shallRun && status(id).managedSave() == action.equals("save"),
				() -> this.scene.isActive(name) == runs);
	}

	private void switched(String action, DomainState before, DomainState after) {
		UUID id = guest(action);
		if (before == DomainState.PAUSED) {
			domains().suspend(id);
		}
		add(action, id, "{}", () -> status(id).state() == after, () -> status(id).state() == before);
	}

	private void discardSaved() {
		UUID id = guest("saved");
		domains().managedSave(id);
		add("discard-saved", id, "{}", () -> !status(id).managedSave(), () -> status(id).managedSave());
	}

	/** Nothing at the host tells afterwards whether it was done. */
	private void traceless(UUID id, String action, String body) {
		Callable<Boolean> runs = () -> status(id).state() == DomainState.RUNNING;
		add(action, id, body, runs, runs);
	}

	/** Leaves the host as it is, whatever becomes of it. */
	private void readAgain(UUID id) {
		this.scene.add("vm.refresh", id.toString(),
				(api) -> api.post("/api/v1/vms/actions", "{\"action\": \"refresh\", \"uuids\": [\"" + id + "\"]}"),
				() -> true, () -> true);
	}

	private UUID guest(String name) {
		UUID id = this.scene.define(this.scene.next(name), List.of());
		domains().start(id, Set.of());
		return id;
	}

	private void add(String action, UUID id, String body, Callable<Boolean> done, Callable<Boolean> untouched) {
		this.scene.add("vm." + action, id.toString(), (api) -> api.post("/api/v1/vms/" + id + "/" + action, body), done,
				untouched);
	}

	private DomainStatus status(UUID id) {
		return domains().status(id);
	}

	private Domains domains() {
		return this.scene.libvirt().domains();
	}

}
