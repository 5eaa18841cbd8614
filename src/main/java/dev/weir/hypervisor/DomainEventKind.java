package dev.weir.hypervisor;

/**
 * All kinds of domain events, in libvirt's order: the ordinal is the event id
 * (<a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainEventID">
 * virDomainEventID</a>).
 */
public enum DomainEventKind {

	LIFECYCLE, REBOOT, RTC_CHANGE, WATCHDOG, IO_ERROR, GRAPHICS, IO_ERROR_REASON, CONTROL_ERROR, BLOCK_JOB, DISK_CHANGE,
	TRAY_CHANGE, PM_WAKEUP, PM_SUSPEND, BALLOON_CHANGE, PM_SUSPEND_DISK, DEVICE_REMOVED, BLOCK_JOB_2, TUNABLE,
	AGENT_LIFECYCLE, DEVICE_ADDED, MIGRATION_ITERATION, JOB_COMPLETED, DEVICE_REMOVAL_FAILED, METADATA_CHANGE,
	BLOCK_THRESHOLD, MEMORY_FAILURE, MEMORY_DEVICE_SIZE_CHANGE

}
