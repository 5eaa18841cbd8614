package dev.weir.hypervisor.libvirt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.SecretPointer;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;

/**
 * Reads identities out of native objects and turns native lists into Java ones.
 */
final class Handles {

	private Handles() {
	}

	static UUID uuid(LibvirtApi api, DomainPointer domain) {
		byte[] raw = new byte[Libvirt.VIR_UUID_BUFLEN];
		NativeError.check(api, api.virDomainGetUUID(domain, raw));
		return uuid(raw);
	}

	static UUID uuid(LibvirtApi api, NetworkPointer network) {
		byte[] raw = new byte[Libvirt.VIR_UUID_BUFLEN];
		NativeError.check(api, api.virNetworkGetUUID(network, raw));
		return uuid(raw);
	}

	static UUID uuid(LibvirtApi api, StoragePoolPointer pool) {
		byte[] raw = new byte[Libvirt.VIR_UUID_BUFLEN];
		NativeError.check(api, api.virStoragePoolGetUUID(pool, raw));
		return uuid(raw);
	}

	static UUID uuid(LibvirtApi api, SecretPointer secret) {
		byte[] raw = new byte[Libvirt.VIR_UUID_BUFLEN];
		NativeError.check(api, api.virSecretGetUUID(secret, raw));
		return uuid(raw);
	}

	/** The sixteen bytes that libvirt takes for a UUID. */
	static byte[] bytes(UUID uuid) {
		return ByteBuffer.allocate(Libvirt.VIR_UUID_BUFLEN)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	static NetworkPointer network(Pointer pointer) {
		NetworkPointer network = new NetworkPointer();
		network.setPointer(pointer);
		return network;
	}

	static StoragePoolPointer pool(Pointer pointer) {
		StoragePoolPointer pool = new StoragePoolPointer();
		pool.setPointer(pointer);
		return pool;
	}

	static StorageVolPointer volume(Pointer pointer) {
		StorageVolPointer volume = new StorageVolPointer();
		volume.setPointer(pointer);
		return volume;
	}

	/** A borrowed C string. */
	static @Nullable String text(@Nullable Pointer text) {
		return (text != null) ? text.getString(0, "UTF-8") : null;
	}

	/**
	 * Passes a text that may go to C: a zero character would cut it short and make it
	 * name something else.
	 */
	static String argument(String text) {
		if (text.indexOf('\0') >= 0) {
			throw Problem.of(ErrorKind.INVALID_DEFINITION, "hypervisor.zero");
		}
		return text;
	}

	/**
	 * Reads and frees a list of pointers that libvirt allocated.
	 * @param count its length
	 * @param free frees one element; called for each, whatever happens to the others
	 */
	static <T> List<T> drain(PointerByReference list, int count, Function<Pointer, T> read, Consumer<Pointer> free) {
		Pointer array = list.getValue();
		if (array == null) {
			return List.of();
		}
		Pointer[] elements = (count > 0) ? array.getPointerArray(0, count) : new Pointer[0];
		try {
			List<T> result = new ArrayList<>(elements.length);
			for (Pointer element : elements) {
				result.add(read.apply(element));
			}
			return result;
		}
		finally {
			for (Pointer element : elements) {
				free.accept(element);
			}
			Native.free(Pointer.nativeValue(array));
		}
	}

	private static UUID uuid(byte[] raw) {
		ByteBuffer buffer = ByteBuffer.wrap(raw);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

}
