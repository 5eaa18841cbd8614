package dev.weir.console.relay;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Direct buffers for what is under way to browsers. A console holds one only while a
 * message is being sent, so idle consoles hold none. Thread-safe.
 */
final class BufferPool {

	/**
	 * Bytes of a buffer, and so of the largest message: with 64 KiB the system calls no
	 * longer show beside the copying, and a stuck console holds no more than that.
	 */
	static final int SIZE = 64 * 1024;

	private static final int KEPT = 64;

	private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(KEPT);

	ByteBuffer take() {
		ByteBuffer buffer = this.free.poll();
		return (buffer != null) ? buffer.clear() : ByteBuffer.allocateDirect(SIZE);
	}

	/** Gives a buffer back; beyond what is kept it is left to the collector. */
	void give(ByteBuffer buffer) {
		this.free.offer(buffer);
	}

}
