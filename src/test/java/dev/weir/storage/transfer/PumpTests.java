package dev.weir.storage.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bytes pass through whole, in small pieces, and both ends are told how it went.
 */
class PumpTests {

	private static final byte[] CONTENT = new byte[1_000_003];

	static {
		new Random(7).nextBytes(CONTENT);
	}

	private final Progress progress = new Progress();

	private final Host host = new Host();

	@Test
	void everythingGoesUp() {
		assertThat(new Pump(this.progress, CONTENT.length).up(new ByteArrayInputStream(CONTENT), this.host))
			.isEqualTo(CONTENT.length);
		assertThat(this.host.written.toByteArray()).isEqualTo(CONTENT);
		assertThat(this.progress.fractions).isSorted().endsWith(1.0);
	}

	@Test
	void everythingComesDown() {
		ByteArrayOutputStream client = new ByteArrayOutputStream();
		this.host.content = new ByteArrayInputStream(CONTENT);
		assertThat(new Pump(this.progress, -1).down(this.host, client)).isEqualTo(CONTENT.length);
		assertThat(client.toByteArray()).isEqualTo(CONTENT);
		assertThat(this.progress.fractions).isEmpty();
	}

	@Test
	void gigabytesNeedNoMoreMemoryThanOneBuffer() {
		long length = 3L << 30;
		this.host.forget = true;
		assertThat(new Pump(this.progress, length).up(new Endless(length), this.host)).isEqualTo(length);
		assertThat(this.host.largest).isLessThanOrEqualTo(256 * 1024);
	}

	@Test
	void aClientThatGoesAwayIsNoSuccess() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(
					() -> new Pump(this.progress, CONTENT.length + 1L).up(new ByteArrayInputStream(CONTENT), this.host))
			.satisfies((problem) -> {
				assertThat(problem.kind()).isEqualTo(ErrorKind.CANCELLED);
				assertThat(problem.arguments()).isEqualTo(List.of((long) CONTENT.length));
			});
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Pump(this.progress, -1).up(new Broken(), this.host))
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void moreThanAnnouncedIsRefused() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Pump(this.progress, 10).up(new ByteArrayInputStream(CONTENT), this.host))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("storage.transfer.too-much"));
		assertThat(this.host.written.size()).isZero();
	}

	@Test
	void cancellingEndsIt() {
		this.progress.cancelled = true;
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Pump(this.progress, -1).up(new Endless(Long.MAX_VALUE), this.host))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CANCELLED));
	}

	@Test
	void aReaderThatIsGoneEndsADownload() {
		this.host.content = new Endless(Long.MAX_VALUE);
		OutputStream gone = new OutputStream() {

			@Override
			public void write(int value) throws IOException {
				throw new IOException("Broken pipe");
			}

		};
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Pump(this.progress, -1).down(this.host, gone))
			.withCauseInstanceOf(IOException.class);
	}

	private static final class Progress implements TaskProgress {

		private final List<Double> fractions = new ArrayList<>();

		private boolean cancelled;

		@Override
		public void report(double fraction, String message) {
			if (this.fractions.size() < 100) {
				this.fractions.add(fraction);
			}
		}

		@Override
		public void report(String message) {
		}

		@Override
		public void onCancel(Runnable handler) {
		}

		@Override
		public void checkCancelled() {
			if (this.cancelled) {
				throw Problem.of(ErrorKind.CANCELLED, "problem.cancelled");
			}
		}

	}

	private static final class Host implements ByteStream {

		private final ByteArrayOutputStream written = new ByteArrayOutputStream();

		private InputStream content = InputStream.nullInputStream();

		private boolean forget;

		private int largest;

		@Override
		public int read(byte[] buffer, int offset, int length) {
			try {
				return this.content.read(buffer, offset, length);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void write(byte[] buffer, int offset, int length) {
			this.largest = Math.max(this.largest, length);
			if (!this.forget) {
				this.written.write(buffer, offset, length);
			}
		}

		@Override
		public void finish() {
		}

		@Override
		public void abort() {
		}

		@Override
		public void close() {
		}

	}

	/** As many zeros as wanted, in no memory. */
	private static final class Endless extends InputStream {

		private long left;

		Endless(long length) {
			this.left = length;
		}

		@Override
		public int read() {
			return (this.left-- > 0) ? 0 : -1;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			int given = (int) Math.min(length, this.left);
			this.left -= given;
			return (given > 0) ? given : -1;
		}

	}

	private static final class Broken extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("Connection reset");
		}

	}

}
