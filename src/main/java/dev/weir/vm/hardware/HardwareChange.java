package dev.weir.vm.hardware;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

/**
 * Something to change about the hardware of a VM, checked as far as it can be without the
 * host. Immutable.
 */
sealed interface HardwareChange permits EditSections, EditDevice, AddDevice, RemoveDevice, GrowDisk {

	/** The kind of its task. */
	String taskKind();

	/** What it is about, as the key of the item says it. */
	String item();

	/**
	 * Makes the change in a definition.
	 * @throws InvalidInput naming each wrong field
	 * @throws Problem of kind NOT_FOUND when there is no such device, ALREADY_EXISTS
	 */
	void applyTo(DomainXml definition);

}
