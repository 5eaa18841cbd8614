package dev.weir.storage.format;

import java.nio.ByteBuffer;

import dev.weir.problem.Problem;

/**
 * The bytes of an image, anywhere in it.
 */
interface ImageBytes {

	/** What it is called, for those who are told that it is damaged. */
	String name();

	/** How many there are. */
	long size();

	/**
	 * All of these bytes, in little-endian order.
	 * @throws Problem INVALID_INPUT when the image ends before
	 */
	ByteBuffer read(long offset, int length);

	/** What to throw for something that cannot be right. */
	default Problem damaged(String what) {
		return Problem.of(dev.weir.problem.ErrorKind.INVALID_INPUT, "storage.image.damaged", name(), what);
	}

	/** What to throw for something that is right but cannot be taken. */
	default Problem refused(String key, Object... more) {
		Object[] arguments = new Object[more.length + 1];
		arguments[0] = name();
		System.arraycopy(more, 0, arguments, 1, more.length);
		return Problem.of(dev.weir.problem.ErrorKind.INVALID_INPUT, "storage.image." + key, arguments);
	}

}
