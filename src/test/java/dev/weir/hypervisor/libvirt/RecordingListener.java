package dev.weir.hypervisor.libvirt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;

/**
 * Keeps all it hears, for assertions. Thread-safe.
 */
class RecordingListener implements HypervisorListener {

	private final List<HypervisorEvent> events = new CopyOnWriteArrayList<>();

	private final List<CloseReason> ends = new CopyOnWriteArrayList<>();

	@Override
	public void onEvent(HypervisorEvent event) {
		this.events.add(event);
	}

	@Override
	public void onClosed(CloseReason reason) {
		this.ends.add(reason);
	}

	List<HypervisorEvent> events() {
		return this.events;
	}

	List<CloseReason> ends() {
		return this.ends;
	}

}
