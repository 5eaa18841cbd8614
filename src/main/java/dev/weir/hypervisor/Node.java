package dev.weir.hypervisor;

/**
 * The machine behind a connection.
 */
public interface Node {

	/**
	 * What seldom changes: name, versions, processors, memory. A few round trips; never
	 * asks for the capabilities, so the UUID is there only once they have been read on
	 * this connection.
	 */
	NodeFacts facts();

	/**
	 * The host's capabilities document, read once for each connection. Can take up to a
	 * minute on a host whose KVM is unusable.
	 */
	String capabilitiesXml();

	/**
	 * The capabilities document as it is now, read anew: with the huge pages that are
	 * kept at present. As slow as {@link #capabilitiesXml}.
	 */
	String capabilitiesNow();

	/**
	 * What a guest of the given kind may have.
	 * @param virtType for instance {@code kvm} or {@code qemu}
	 */
	String domainCapabilitiesXml(String arch, String machine, String virtType);

	/** Free memory of the host in KiB, -1 where it pretends (the test driver). */
	long freeMemoryKib();

	/**
	 * Processor time since boot, all processors together.
	 */
	NodeCpuTimes cpuTimes();

	/**
	 * The host's SMBIOS tables as a document: firmware, board, processors, memory
	 * modules.
	 * @throws dev.weir.problem.Problem of kind UNSUPPORTED where the host has none or
	 * hides them
	 */
	String sysinfoXml();

	/** What its memory is used for, and how it is shared out. */
	NodeMemory memory();

}
