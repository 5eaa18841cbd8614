package dev.weir.hypervisor.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;
import org.libvirt.jna.StreamPointer;

/**
 * libvirt's C functions: those of libvirt-java's raw layer and those that it lacks or
 * declares with structures, which are slow to read. Mapped as an interface, so that a
 * function which an older library lacks fails only where it is called. Thread-safe.
 * <p>
 * Structures are passed as plain memory; their offsets stand where they are read.
 */
interface LibvirtApi extends Libvirt {

	@Nullable Pointer virSaveLastError();

	void virFreeError(Pointer error);

	@Nullable ConnectionPointer virConnectOpenAuth(String uri, Pointer auth, int flags);

	int virConnectRef(ConnectionPointer connection);

	int virConnectListAllDomains(ConnectionPointer connection, PointerByReference domains, int flags);

	int virConnectListAllStoragePools(ConnectionPointer connection, PointerByReference pools, int flags);

	int virConnectListAllNetworks(ConnectionPointer connection, PointerByReference networks, int flags);

	int virConnectListAllNWFilters(ConnectionPointer connection, PointerByReference filters, int flags);

	int virConnectListAllInterfaces(ConnectionPointer connection, PointerByReference interfaces, int flags);

	int virNetworkUpdate(NetworkPointer network, int command, int section, int parent, String xml, int flags);

	int virConnectGetAllDomainStats(ConnectionPointer connection, int groups, PointerByReference records, int flags);

	void virDomainStatsRecordListFree(Pointer records);

	@Nullable CString virConnectGetDomainCapabilities(ConnectionPointer connection, @Nullable String emulator, String arch,
			String machine, String virtType, int flags);

	int virConnectDomainEventRegisterAny(ConnectionPointer connection, @Nullable DomainPointer domain, int event,
			Callback callback, Pointer opaque, @Nullable Pointer freed);

	int virConnectNetworkEventRegisterAny(ConnectionPointer connection, @Nullable NetworkPointer network, int event,
			Callback callback, Pointer opaque, @Nullable Pointer freed);

	int virConnectNetworkEventDeregisterAny(ConnectionPointer connection, int id);

	int virConnectStoragePoolEventRegisterAny(ConnectionPointer connection, @Nullable StoragePoolPointer pool,
			int event, Callback callback, Pointer opaque, @Nullable Pointer freed);

	int virConnectStoragePoolEventDeregisterAny(ConnectionPointer connection, int id);

	int virNodeGetInfo(ConnectionPointer connection, Pointer info);

	int virNodeGetCPUStats(ConnectionPointer connection, int cpu, @Nullable Pointer stats, IntByReference count,
			int flags);

	int virNodeGetMemoryStats(ConnectionPointer connection, int cell, @Nullable Pointer stats, IntByReference count,
			int flags);

	int virNodeGetMemoryParameters(ConnectionPointer connection, @Nullable Pointer params, IntByReference count,
			int flags);

	int virNodeSetMemoryParameters(ConnectionPointer connection, @Nullable Pointer params, int count, int flags);

	int virNodeGetFreePages(ConnectionPointer connection, int sizeCount, int[] sizes, int firstCell, int cells,
			long[] counts, int flags);

	int virNodeAllocPages(ConnectionPointer connection, int sizeCount, int[] sizes, long[] counts, int firstCell,
			int cells, int flags);

	@Nullable DomainPointer virDomainDefineXMLFlags(ConnectionPointer connection, String xml, int flags);

	int virDomainGetState(DomainPointer domain, IntByReference state, IntByReference reason, int flags);

	int virDomainGetTime(DomainPointer domain, LongByReference seconds, IntByReference nanos, int flags);

	int virDomainGetGuestInfo(DomainPointer domain, int types, PointerByReference params, IntByReference count,
			int flags);

	int virDomainDestroyFlags(DomainPointer domain, int flags);

	int virDomainInjectNMI(DomainPointer domain, int flags);

	int virDomainRename(DomainPointer domain, String name, int flags);

	int virDomainSetMemoryFlags(DomainPointer domain, NativeLong kib, int flags);

	int virDomainSetBlockIoTune(DomainPointer domain, String disk, @Nullable Pointer params, int count, int flags);

	int virDomainPinVcpuFlags(DomainPointer domain, int vcpu, byte[] cpus, int length, int flags);

	int virDomainPinEmulator(DomainPointer domain, byte[] cpus, int length, int flags);

	int virDomainPinIOThread(DomainPointer domain, int thread, byte[] cpus, int length, int flags);

	int virDomainAddIOThread(DomainPointer domain, int thread, int flags);

	int virDomainDelIOThread(DomainPointer domain, int thread, int flags);

	int virDomainOpenConsole(DomainPointer domain, @Nullable String device, StreamPointer stream, int flags);

	int virDomainOpenGraphics(DomainPointer domain, int index, int fd, int flags);

	int virDomainInterfaceFree(Pointer address);

	@Nullable CString virConnectGetStoragePoolCapabilities(ConnectionPointer connection, int flags);

	int virConnectListAllNodeDevices(ConnectionPointer connection, PointerByReference devices, int flags);

	int virConnectListAllSecrets(ConnectionPointer connection, PointerByReference secrets, int flags);

	int virStorageVolWipePattern(StorageVolPointer volume, int algorithm, int flags);

	int virStoragePoolGetInfo(StoragePoolPointer pool, Pointer info);

	int virStoragePoolListAllVolumes(StoragePoolPointer pool, PointerByReference volumes, int flags);

	int virStorageVolGetInfo(StorageVolPointer volume, Pointer info);

	int virNetworkGetDHCPLeases(NetworkPointer network, @Nullable String mac, PointerByReference leases, int flags);

	void virNetworkDHCPLeaseFree(Pointer lease);

	int virStreamSend(StreamPointer stream, Pointer data, SizeT length);

	int virStreamRecv(StreamPointer stream, Pointer data, SizeT length);

	int virStreamSendHole(StreamPointer stream, long length, int flags);

	int virTypedParamsAddInt(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			int value);

	int virTypedParamsAddUInt(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			int value);

	int virTypedParamsAddLLong(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			long value);

	int virTypedParamsAddULLong(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			long value);

	int virTypedParamsAddDouble(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			double value);

	int virTypedParamsAddBoolean(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			int value);

	int virTypedParamsAddString(PointerByReference params, IntByReference count, IntByReference capacity, String name,
			String value);

}
