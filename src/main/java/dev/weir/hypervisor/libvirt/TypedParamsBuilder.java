package dev.weir.hypervisor.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * Builds typed parameters for libvirt, which owns their memory. The type of each has to
 * be exactly the one that libvirt documents; a name may be repeated where libvirt takes a
 * list. One thread at a time; close it when the call that takes them has returned.
 */
final class TypedParamsBuilder implements AutoCloseable {

	private final LibvirtApi api;

	private final PointerByReference params = new PointerByReference();

	private final IntByReference count = new IntByReference();

	private final IntByReference capacity = new IntByReference();

	TypedParamsBuilder(LibvirtApi api) {
		this.api = api;
	}

	TypedParamsBuilder addInt(String name, int value) {
		return added(this.api.virTypedParamsAddInt(this.params, this.count, this.capacity, name, value));
	}

	TypedParamsBuilder addUnsignedInt(String name, int value) {
		return added(this.api.virTypedParamsAddUInt(this.params, this.count, this.capacity, name, value));
	}

	TypedParamsBuilder addLong(String name, long value) {
		return added(this.api.virTypedParamsAddLLong(this.params, this.count, this.capacity, name, value));
	}

	TypedParamsBuilder addUnsignedLong(String name, long value) {
		return added(this.api.virTypedParamsAddULLong(this.params, this.count, this.capacity, name, value));
	}

	TypedParamsBuilder addDouble(String name, double value) {
		return added(this.api.virTypedParamsAddDouble(this.params, this.count, this.capacity, name, value));
	}

	TypedParamsBuilder addBoolean(String name, boolean value) {
		return added(this.api.virTypedParamsAddBoolean(this.params, this.count, this.capacity, name, value ? 1 : 0));
	}

	TypedParamsBuilder addString(String name, String value) {
		return added(this.api.virTypedParamsAddString(this.params, this.count, this.capacity, name,
				Handles.argument(value)));
	}

	/** The array, null as long as nothing was added. */
	@Nullable Pointer pointer() {
		return this.params.getValue();
	}

	int count() {
		return this.count.getValue();
	}

	@Override
	public void close() {
		if (this.params.getValue() != null) {
			this.api.virTypedParamsFree(this.params.getValue(), this.count.getValue());
			this.params.setValue(null);
			this.count.setValue(0);
		}
	}

	private TypedParamsBuilder added(int result) {
		NativeError.check(this.api, result);
		return this;
	}

}
