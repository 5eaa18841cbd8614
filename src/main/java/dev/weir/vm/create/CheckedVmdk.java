package dev.weir.vm.create;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.foreign.VmdkHeader;

/**
 * A VMDK on its way to a host: its header was looked at before the first byte goes, its
 * footer, which stands for the header where there is one, when the last has gone. For one
 * thread.
 */
final class CheckedVmdk extends FilterInputStream {

	private static final int TAIL = 1024;

	private final byte[] start;

	private final byte[] tail = new byte[TAIL];

	private CheckedVmdk(byte[] start, InputStream rest) {
		super(new SequenceInputStream(new ByteArrayInputStream(start), rest));
		this.start = start;
	}

	static CheckedVmdk of(OvaArchive.Entry entry) {
		try {
			byte[] start = entry.content().readNBytes(VmdkHeader.BYTES);
			VmdkHeader.read(start, entry.name());
			return new CheckedVmdk(start, entry.content());
		}
		catch (IOException ex) {
			throw new Problem(ErrorKind.CANCELLED, "vm.import.problem.broken", java.util.List.of(), ex.getMessage(),
					ex);
		}
	}

	VmdkHeader header(String file) {
		return VmdkHeader.read(this.start, file);
	}

	/**
	 * Once all of it is read.
	 * @throws Problem INVALID_INPUT when the footer says something else
	 */
	void checkFooter(String file) {
		if (!VmdkHeader.isSame(this.start, this.tail)) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "vm.import.problem.descriptor", file);
		}
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = super.read(buffer, offset, length);
		if (read >= TAIL) {
			System.arraycopy(buffer, offset + read - TAIL, this.tail, 0, TAIL);
		}
		else if (read > 0) {
			System.arraycopy(this.tail, read, this.tail, 0, TAIL - read);
			System.arraycopy(buffer, offset, this.tail, TAIL - read, read);
		}
		return read;
	}

}
