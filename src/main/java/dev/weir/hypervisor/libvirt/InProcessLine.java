package dev.weir.hypervisor.libvirt;

import org.libvirt.jna.ConnectionPointer;

/**
 * The one native connection to a driver that runs in this process and needs no client:
 * calls share it freely. Thread-safe.
 */
final class InProcessLine implements LineSource {

	private final Line line;

	InProcessLine(ConnectionPointer connection) {
		this.line = new Line(connection);
	}

	@Override
	public Line take() {
		return this.line;
	}

	@Override
	public Line takeFirst() {
		return this.line;
	}

	@Override
	public void giveBack(Line same) {
		// Everybody has it all the time.
	}

	@Override
	public LineSource reserve() {
		return this;
	}

	@Override
	public void refuse() {
		// Nobody waits for it.
	}

	@Override
	public void end() {
		// Whoever opened the connection closes it.
	}

}
