package dev.weir.hypervisor.libvirt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads libvirt's typed parameters: the whole array is copied at once and taken apart in
 * Java, which is many times faster than one native read for each field.
 */
final class TypedParams {

	// struct _virTypedParameter, 96 bytes: field[80]@0 type@80 value@88
	static final int SIZE = 96;

	private static final int NAME_LENGTH = 80;

	private static final int TYPE = 80;

	private static final int VALUE = 88;

	private TypedParams() {
	}

	/**
	 * @return each value as Long, Double, Boolean or String, in libvirt's order; an
	 * unsigned value above Long's range is negative
	 */
	static Map<String, Object> read(@Nullable Pointer params, int count) {
		Map<String, Object> values = new LinkedHashMap<>();
		if (params == null || count <= 0) {
			return values;
		}
		byte[] raw = params.getByteArray(0, count * SIZE);
		ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
		for (int start = 0; start < raw.length; start += SIZE) {
			Object value = value(params, buffer, start);
			if (value != null) {
				values.put(name(raw, start), value);
			}
		}
		return values;
	}

	/** virTypedParameterType. */
	private static @Nullable Object value(Pointer params, ByteBuffer buffer, int start) {
		int at = start + VALUE;
		return switch (buffer.getInt(start + TYPE)) {
			case 1 -> (long) buffer.getInt(at);
			case 2 -> Integer.toUnsignedLong(buffer.getInt(at));
			case 3, 4 -> buffer.getLong(at);
			case 5 -> buffer.getDouble(at);
			case 6 -> buffer.get(at) != 0;
			case 7 -> Handles.text(params.getPointer(at));
			default -> null;
		};
	}

	private static String name(byte[] raw, int start) {
		int length = 0;
		while (length < NAME_LENGTH && raw[start + length] != 0) {
			length++;
		}
		return new String(raw, start, length, StandardCharsets.UTF_8);
	}

}
