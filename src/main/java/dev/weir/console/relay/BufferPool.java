package dev.weir.console.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers for what is under way. A console holds one only while somebody is slow,
 * so idle consoles hold none. The last one given back is the first one taken: it is still
 * in the processor's cache. Thread-safe.
 */
final class BufferPool {

	/**
	 * Bytes of a buffer: with 64 KiB the system calls no longer show beside the copying,
	 * and a stuck console holds no more than that.
	 */
	static final int SIZE = 64 * 1024;

	private static final int KEPT = 64;

	private final Deque<ByteBuffer> free = new ArrayDeque<>();

	/** A buffer with room for the head of a message before its position. */
	synchronized ByteBuffer take() {
		ByteBuffer buffer = this.free.poll();
		return ((buffer != null) ? buffer.clear() : ByteBuffer.allocateDirect(SIZE)).position(WebSocketFrames.HEADROOM);
	}

	/** Gives a buffer back; beyond what is kept it is left to the collector. */
	synchronized void give(ByteBuffer buffer) {
		if (this.free.size() < KEPT) {
			this.free.push(buffer);
		}
	}

}
