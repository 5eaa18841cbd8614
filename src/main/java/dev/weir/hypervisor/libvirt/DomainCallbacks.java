package dev.weir.hypervisor.libvirt;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.HypervisorEvent.DomainChanged;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.DomainPointer;

/**
 * One callback for each kind of domain event; each copies what it is lent at once. The
 * first number that libvirt tells becomes the event, the second the detail, the name of a
 * device, image or namespace the text. Amounts are left out: they can be read back.
 */
final class DomainCallbacks {

	private final LibvirtApi api;

	private final EventRouter router;

	private final Map<DomainEventKind, Callback> callbacks = new EnumMap<>(DomainEventKind.class);

	DomainCallbacks(LibvirtApi api, EventRouter router) {
		this.api = api;
		this.router = router;
		for (DomainEventKind kind : DomainEventKind.values()) {
			this.callbacks.put(kind, make(kind));
		}
	}

	Callback callback(DomainEventKind kind) {
		return Objects.requireNonNull(this.callbacks.get(kind));
	}

	private Callback make(DomainEventKind kind) {
		return switch (kind) {
			case LIFECYCLE, AGENT_LIFECYCLE -> (CallbackShapes.II) (c, d, event, detail, o) -> {
				tell(kind, d, o, new Told(event, detail, null));
				return 0;
			};
			case REBOOT, CONTROL_ERROR -> (CallbackShapes.None) (c, d, o) -> tell(kind, d, o, Told.NOTHING);
			case RTC_CHANGE, BALLOON_CHANGE -> (CallbackShapes.L) (c, d, amount, o) -> tell(kind, d, o, Told.NOTHING);
			case WATCHDOG, PM_WAKEUP, PM_SUSPEND, PM_SUSPEND_DISK, MIGRATION_ITERATION ->
				(CallbackShapes.I) (c, d, event, o) -> tell(kind, d, o, new Told(event, 0, null));
			case DEVICE_REMOVED, DEVICE_ADDED, DEVICE_REMOVAL_FAILED ->
				(CallbackShapes.S) (c, d, device, o) -> tell(kind, d, o, new Told(0, 0, device));
			case TUNABLE, JOB_COMPLETED ->
				(CallbackShapes.Params) (c, d, params, count, o) -> tell(kind, d, o, Told.NOTHING);
			case MEMORY_FAILURE -> (CallbackShapes.III) (c, d, recipient, action, flags, o) -> tell(kind, d, o,
					new Told(recipient, action, null));
			default -> device(kind);
		};
	}

	/** Kinds that name a disk or another device. */
	private Callback device(DomainEventKind kind) {
		return switch (kind) {
			case IO_ERROR ->
				(CallbackShapes.Ssi) (c, d, path, device, action, o) -> tell(kind, d, o, new Told(action, 0, device));
			case IO_ERROR_REASON -> (CallbackShapes.Ssis) (c, d, path, device, action, reason, o) -> tell(kind, d, o,
					new Told(action, 0, reason));
			case GRAPHICS -> (CallbackShapes.Graphics) (c, d, phase, local, remote, scheme, subject, o) -> tell(kind, d,
					o, new Told(phase, 0, scheme));
			case BLOCK_JOB, BLOCK_JOB_2 ->
				(CallbackShapes.Sii) (c, d, disk, type, status, o) -> tell(kind, d, o, new Told(type, status, disk));
			case DISK_CHANGE -> (CallbackShapes.Sssi) (c, d, before, after, device, reason, o) -> tell(kind, d, o,
					new Told(reason, 0, device));
			case TRAY_CHANGE ->
				(CallbackShapes.Si) (c, d, device, reason, o) -> tell(kind, d, o, new Told(reason, 0, device));
			case METADATA_CHANGE ->
				(CallbackShapes.Is) (c, d, type, uri, o) -> tell(kind, d, o, new Told(type, 0, uri));
			case BLOCK_THRESHOLD -> (CallbackShapes.Ssll) (c, d, device, path, threshold, excess, o) -> tell(kind, d, o,
					new Told(0, 0, device));
			case MEMORY_DEVICE_SIZE_CHANGE ->
				(CallbackShapes.Sl) (c, d, device, size, o) -> tell(kind, d, o, new Told(0, 0, device));
			default -> throw new IllegalStateException("No callback for " + kind);
		};
	}

	private void tell(DomainEventKind kind, Pointer domain, @Nullable Pointer opaque, Told told) {
		this.router.deliver(opaque, (sink) -> {
			DomainPointer handle = new DomainPointer(domain);
			sink.event(new DomainChanged(Handles.uuid(this.api, handle), this.api.virDomainGetName(handle), kind,
					told.event(), told.detail(), Handles.text(told.text())));
		});
	}

	private record Told(int event, int detail, @Nullable Pointer text) {

		static final Told NOTHING = new Told(0, 0, null);

	}

}
