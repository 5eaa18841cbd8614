package dev.weir.hypervisor.libvirt;

import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.HypervisorEvent;

/**
 * Where the events of one connection go. Called on the event loop's thread only.
 */
interface EventSink {

	void event(HypervisorEvent event);

	void closed(CloseReason reason);

}
