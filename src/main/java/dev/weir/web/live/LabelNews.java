package dev.weir.web.live;

import dev.weir.fleet.Fleet;
import dev.weir.vm.VmLabelled;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has pages look again at a virtual machine whose label has changed. Thread-safe.
 */
@Component
class LabelNews {

	private final Fleet fleet;

	private final Broadcaster broadcaster;

	LabelNews(Fleet fleet, Broadcaster broadcaster) {
		this.fleet = fleet;
		this.broadcaster = broadcaster;
	}

	@EventListener
	void labelled(VmLabelled news) {
		this.fleet.vm(news.vm()).ifPresent((vm) -> this.broadcaster.vmChanged(vm.hostId(), vm.id()));
	}

}
