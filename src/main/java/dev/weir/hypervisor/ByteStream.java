package dev.weir.hypervisor;

/**
 * A libvirt stream: bytes to or from a host. One reader and one writer thread at a time;
 * {@link #abort()} from any thread ends both.
 */
public interface ByteStream extends AutoCloseable {

	/**
	 * Blocks until there are bytes.
	 * @return how many bytes were read, -1 at the end
	 */
	int read(byte[] buffer, int offset, int length);

	/** Blocks until all bytes are taken. */
	void write(byte[] buffer, int offset, int length);

	/**
	 * Passes over bytes that are zero, without sending them. Only of a stream that was
	 * opened for it.
	 * @param length in bytes
	 */
	default void skip(long length) {
		throw new UnsupportedOperationException("every byte is sent");
	}

	/** Ends a transfer well: everything written is confirmed by the host. */
	void finish();

	/** Breaks it off; a blocked call returns with a problem. Idempotent. */
	void abort();

	/** Frees the stream; one not finished is aborted. Idempotent. */
	@Override
	void close();

}
