package dev.weir.storage.transfer;

import java.io.InputStream;
import java.time.Duration;

import dev.weir.fleet.HostCommands;
import dev.weir.hypervisor.ByteStream;
import dev.weir.storage.DiskContent;
import dev.weir.storage.DiskWriter;
import dev.weir.storage.VolumeWriter;
import dev.weir.task.TaskProgress;
import org.springframework.stereotype.Component;

/**
 * Writes volumes by a {@link Pump}. Thread-safe.
 */
@Component
class PumpedWriter implements VolumeWriter, DiskWriter {

	/** How long the host may take to write out what it has taken in. */
	private static final Duration FLUSH = Duration.ofMinutes(10);

	private final HostCommands commands;

	PumpedWriter(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public void write(Destination to, InputStream content, TaskProgress progress) {
		try (ByteStream host = this.commands.call(to.host(), HostCommands.SHORT,
				(connection) -> connection.storagePools()
					.upload(to.pool(), to.volume(), to.offset(), Math.max(0, to.length())))) {
			progress.onCancel(host::abort);
			new Pump(progress, to.length()).up(content, host);
			finish(to, host);
		}
	}

	@Override
	public void write(Destination to, DiskContent content, TaskProgress progress) {
		try (ByteStream out = this.commands.call(to.host(), HostCommands.SHORT,
				(connection) -> connection.storagePools().uploadSparse(to.pool(), to.volume()))) {
			progress.onCancel(out::abort);
			new ExtentPump(progress, content.capacity(),
					(extent) -> this.commands.call(to.host(), HostCommands.SHORT,
							(connection) -> connection.storagePools()
								.download(content.pool(), extent.volume(), extent.from(), extent.length())))
				.copy(content, out);
			finish(to, out);
		}
	}

	private void finish(Destination to, ByteStream host) {
		this.commands.call(to.host(), FLUSH, (connection) -> {
			host.finish();
			return host;
		});
	}

}
