package dev.weir.vm.hardware;

import java.util.UUID;

import dev.weir.hypervisor.LiveHardware;

/**
 * One thing to do to a running VM.
 */
@FunctionalInterface
interface LiveStep {

	void run(LiveHardware hardware, UUID vm);

}
