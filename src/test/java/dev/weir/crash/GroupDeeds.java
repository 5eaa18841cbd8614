package dev.weir.crash;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs of start groups, each group made with the deed. The guests have no system: they
 * start, and never shut down by themselves. One thread at a time.
 */
final class GroupDeeds {

	private final Scene scene;

	GroupDeeds(Scene scene) {
		this.scene = scene;
	}

	void prepare() {
		List<String> off = List.of(guest(false), guest(false), guest(false));
		run("start", off, () -> off.stream().allMatch(this.scene::isActive),
				() -> off.stream().noneMatch(this.scene::isActive));
		List<String> on = List.of(guest(true), guest(true));
		run("stop", on, () -> on.stream().noneMatch(this.scene::isActive),
				() -> on.stream().allMatch(this.scene::isActive));
	}

	private void run(String action, List<String> guests, Callable<Boolean> done, Callable<Boolean> untouched) {
		String name = this.scene.next("group");
		String members = String.join(", ",
				guests.stream().map((guest) -> "{\"vm\": \"" + this.scene.id(guest) + "\"}").toList());
		this.scene.add("vm.group." + action, name, (api) -> {
			String id = api
				.post("/api/v1/start-groups", "{\"name\": \"%s\", \"members\": [%s]}".formatted(name, members))
				.text("id");
			api.post("/api/v1/start-groups/" + id + "/" + action, "{}");
		}, done, untouched);
	}

	private String guest(boolean runs) {
		String name = this.scene.next("member");
		this.scene.define(name, List.of());
		if (runs) {
			this.scene.libvirt().domains().start(this.scene.id(name), java.util.Set.of());
		}
		return name;
	}

}
