package dev.weir.hypervisor.libvirt;

import java.util.Map;
import java.util.UUID;

import com.sun.jna.NativeLong;
import dev.weir.hypervisor.LiveHardware;

/**
 * Hardware of running domains: each call looks its domain up, acts on what runs only and
 * frees it. Thread-safe.
 */
final class LibvirtHardware implements LiveHardware {

	/** VIR_DOMAIN_AFFECT_LIVE, the same for devices, vCPUs, memory and tuning. */
	private static final int LIVE = 1;

	/** VIR_DOMAIN_BLOCK_RESIZE_BYTES. */
	private static final int BYTES = 1;

	private final Session session;

	LibvirtHardware(Session session) {
		this.session = session;
	}

	@Override
	public void attach(UUID uuid, String deviceXml) {
		String xml = Handles.argument(deviceXml);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainAttachDeviceFlags(domain, xml, LIVE));
	}

	@Override
	public void detach(UUID uuid, String deviceXml) {
		String xml = Handles.argument(deviceXml);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainDetachDeviceFlags(domain, xml, LIVE));
	}

	@Override
	public void update(UUID uuid, String deviceXml) {
		String xml = Handles.argument(deviceXml);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainUpdateDeviceFlags(domain, xml, LIVE));
	}

	@Override
	public void vcpus(UUID uuid, int count) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainSetVcpusFlags(domain, count, LIVE));
	}

	@Override
	public void memory(UUID uuid, long kib) {
		this.session.onDomain(uuid,
				(libvirt, domain) -> libvirt.virDomainSetMemoryFlags(domain, new NativeLong(kib, true), LIVE));
	}

	@Override
	public void ioLimits(UUID uuid, String disk, Map<String, Long> limits) {
		String target = Handles.argument(disk);
		try (TypedParamsBuilder params = new TypedParamsBuilder(this.session.api())) {
			limits.forEach(params::addUnsignedLong);
			this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainSetBlockIoTune(domain, target,
					params.pointer(), params.count(), LIVE));
		}
	}

	@Override
	public void resize(UUID uuid, String disk, long bytes) {
		String target = Handles.argument(disk);
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainBlockResize(domain, target, bytes, BYTES));
	}

	@Override
	public void pinVcpu(UUID uuid, int vcpu, byte[] cpus) {
		this.session.onDomain(uuid,
				(libvirt, domain) -> libvirt.virDomainPinVcpuFlags(domain, vcpu, cpus, cpus.length, LIVE));
	}

	@Override
	public void pinEmulator(UUID uuid, byte[] cpus) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainPinEmulator(domain, cpus, cpus.length, LIVE));
	}

	@Override
	public void pinIoThread(UUID uuid, int thread, byte[] cpus) {
		this.session.onDomain(uuid,
				(libvirt, domain) -> libvirt.virDomainPinIOThread(domain, thread, cpus, cpus.length, LIVE));
	}

	@Override
	public void removeIoThread(UUID uuid, int thread) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainDelIOThread(domain, thread, LIVE));
	}

	@Override
	public void addIoThread(UUID uuid, int thread) {
		this.session.onDomain(uuid, (libvirt, domain) -> libvirt.virDomainAddIOThread(domain, thread, LIVE));
	}

}
