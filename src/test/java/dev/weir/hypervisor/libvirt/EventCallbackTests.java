package dev.weir.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorEvent.DomainChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each callback is called through its native half with the arguments of libvirt's C
 * signature, since no driver can be made to send all 27 kinds.
 */
class EventCallbackTests implements EventSink {

	private static final int A = 3;

	private static final int B = 4;

	private final List<HypervisorEvent> events = new ArrayList<>();

	private final List<CloseReason> ends = new ArrayList<>();

	private final EventRouter router = LibvirtLibrary.get().router();

	private final LibvirtApi api = LibvirtLibrary.get().api();

	private final Pointer opaque = this.router.add(this);

	private final Memory text = text("设备 <1>");

	private final Memory other = text("/some/path");

	private ConnectionPointer connection;

	private DomainPointer domain;

	@BeforeEach
	void open() {
		this.connection = Objects.requireNonNull(this.api.virConnectOpen("test:///default"));
		this.domain = Objects.requireNonNull(this.api.virDomainLookupByName(this.connection, "test"));
	}

	@AfterEach
	void close() {
		this.router.remove(this.opaque);
		this.api.virDomainFree(this.domain);
		this.api.virConnectClose(this.connection);
	}

	@ParameterizedTest
	@EnumSource
	void everyKindIsDecoded(DomainEventKind kind) {
		call(this.router.domainCallback(kind), arguments(kind));
		UUID uuid = Handles.uuid(this.api, this.domain);
		assertThat(this.events).containsExactly(expected(kind, uuid));
	}

	@Test
	void theEndIsTold() {
		call(this.router.closeCallback(), A - 1);
		assertThat(this.ends).containsExactly(CloseReason.KEEPALIVE);
	}

	@Test
	void aReasonThatThisVersionDoesNotKnowIsAnError() {
		call(this.router.closeCallback(), 99);
		assertThat(this.ends).containsExactly(CloseReason.ERROR);
	}

	@Test
	void afterRemovalNothingIsTold() {
		this.router.remove(this.opaque);
		call(this.router.domainCallback(DomainEventKind.REBOOT));
		call(this.router.closeCallback(), 0);
		assertThat(this.events).isEmpty();
		assertThat(this.ends).isEmpty();
	}

	@Override
	public void event(HypervisorEvent event) {
		this.events.add(event);
	}

	@Override
	public void closed(CloseReason reason) {
		this.ends.add(reason);
	}

	/** What stands between the domain and the opaque pointer in libvirt-domain.h. */
	private @Nullable Object[] arguments(DomainEventKind kind) {
		return switch (kind) {
			case LIFECYCLE, AGENT_LIFECYCLE -> new Object[] { A, B };
			case REBOOT, CONTROL_ERROR -> new Object[0];
			case RTC_CHANGE, BALLOON_CHANGE -> new Object[] { 1L << 40 };
			case WATCHDOG, PM_WAKEUP, PM_SUSPEND, PM_SUSPEND_DISK, MIGRATION_ITERATION -> new Object[] { A };
			case IO_ERROR -> new Object[] { this.other, this.text, A };
			case IO_ERROR_REASON -> new Object[] { this.other, this.other, A, this.text };
			case GRAPHICS -> new Object[] { A, null, null, this.text, null };
			case BLOCK_JOB, BLOCK_JOB_2 -> new Object[] { this.text, A, B };
			case DISK_CHANGE -> new Object[] { null, this.other, this.text, A };
			case TRAY_CHANGE -> new Object[] { this.text, A };
			case DEVICE_REMOVED, DEVICE_ADDED, DEVICE_REMOVAL_FAILED -> new Object[] { this.text };
			case TUNABLE, JOB_COMPLETED -> new Object[] { this.other, 1 };
			case METADATA_CHANGE -> new Object[] { A, this.text };
			case BLOCK_THRESHOLD -> new Object[] { this.text, this.other, 1L << 40, 7L };
			case MEMORY_FAILURE -> new Object[] { A, B, 1 };
			case MEMORY_DEVICE_SIZE_CHANGE -> new Object[] { this.text, 1L << 40 };
		};
	}

	private static DomainChanged expected(DomainEventKind kind, UUID uuid) {
		return switch (kind) {
			case LIFECYCLE, AGENT_LIFECYCLE, MEMORY_FAILURE -> new DomainChanged(uuid, "test", kind, A, B, null);
			case WATCHDOG, PM_WAKEUP, PM_SUSPEND, PM_SUSPEND_DISK, MIGRATION_ITERATION ->
				new DomainChanged(uuid, "test", kind, A, 0, null);
			case IO_ERROR, IO_ERROR_REASON, GRAPHICS, DISK_CHANGE, TRAY_CHANGE, METADATA_CHANGE ->
				new DomainChanged(uuid, "test", kind, A, 0, "设备 <1>");
			case BLOCK_JOB, BLOCK_JOB_2 -> new DomainChanged(uuid, "test", kind, A, B, "设备 <1>");
			case DEVICE_REMOVED, DEVICE_ADDED, DEVICE_REMOVAL_FAILED, BLOCK_THRESHOLD, MEMORY_DEVICE_SIZE_CHANGE ->
				new DomainChanged(uuid, "test", kind, 0, 0, "设备 <1>");
			default -> new DomainChanged(uuid, "test", kind, 0, 0, null);
		};
	}

	private void call(Callback callback, @Nullable Object... arguments) {
		List<@Nullable Object> all = new ArrayList<>();
		all.add(this.connection.getPointer());
		if (callback != this.router.closeCallback()) {
			all.add(this.domain.getPointer());
		}
		all.addAll(java.util.Arrays.asList(arguments));
		all.add(this.opaque);
		Function.getFunction(CallbackReference.getFunctionPointer(callback)).invokeInt(all.toArray());
	}

	private static Memory text(String words) {
		byte[] bytes = words.getBytes(java.nio.charset.StandardCharsets.UTF_8);
		Memory memory = new Memory(bytes.length + 1L);
		memory.setString(0, words, "UTF-8");
		return memory;
	}

}
