package dev.weir.storage.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.ByteStream;

/**
 * A volume as its host shows it, a page at a time: tables are read entry by entry, and
 * each question costs a stream. For one thread.
 */
final class HostBytes implements ImageBytes {

	private static final int PAGE = 64 * 1024;

	private final HostCommands commands;

	private final HostId host;

	private final String pool;

	private final String volume;

	private final long size;

	private long pageAt = -1;

	private ByteBuffer page = ByteBuffer.allocate(0);

	/**
	 * @param size in bytes, {@link Long#MAX_VALUE} where it is not known
	 */
	HostBytes(HostCommands commands, Volume of, long size) {
		this.commands = commands;
		this.host = of.host();
		this.pool = of.pool();
		this.volume = of.name();
		this.size = size;
	}

	@Override
	public String name() {
		return this.volume;
	}

	@Override
	public long size() {
		return this.size;
	}

	@Override
	public ByteBuffer read(long offset, int length) {
		if (offset < 0 || offset > this.size - length) {
			throw damaged("end");
		}
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining()) {
			long at = offset + bytes.position();
			ByteBuffer there = page(at / PAGE * PAGE);
			int from = (int) (at % PAGE);
			if (from >= there.limit()) {
				throw damaged("end");
			}
			int count = Math.min(bytes.remaining(), there.limit() - from);
			bytes.put(bytes.position(), there, from, count).position(bytes.position() + count);
		}
		return bytes.flip();
	}

	/** What is there of the first bytes, however few. */
	ByteBuffer start(int length) {
		ByteBuffer there = page(0);
		return there.slice(0, Math.min(length, there.limit())).order(ByteOrder.LITTLE_ENDIAN);
	}

	private ByteBuffer page(long at) {
		if (this.pageAt != at) {
			this.page = fetch(at);
			this.pageAt = at;
		}
		return this.page;
	}

	private ByteBuffer fetch(long at) {
		byte[] bytes = new byte[PAGE];
		int count = 0;
		try (ByteStream content = this.commands.call(this.host, HostCommands.SHORT,
				(connection) -> connection.storagePools().download(this.pool, this.volume, at, PAGE))) {
			int more = 0;
			while (count < PAGE && more >= 0) {
				count += more;
				more = (count < PAGE) ? content.read(bytes, count, PAGE - count) : -1;
			}
			content.finish();
		}
		return ByteBuffer.wrap(bytes, 0, count);
	}

	/** Which volume. */
	record Volume(HostId host, String pool, String name) {
	}

}
