package dev.weir.vm.screenshot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.Vms;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Small pictures of guests' screens for the wall. A host takes {@value #PER_HOST} at a
 * time; who waits too long is sent away and comes back, so that a wall of hundreds never
 * fills a host's commands. A picture serves for {@link #FRESH}. Thread-safe.
 */
@Component
class Thumbnails {

	/** Leaves the host's commands to those who work. */
	static final int PER_HOST = 2;

	static final Duration FRESH = Duration.ofSeconds(10);

	private static final int WIDTH = 320;

	private static final int WAIT_MILLIS = 1500;

	/** About 20 KiB each. */
	private static final int KEPT = 500;

	private final Vms vms;

	private final Screenshots screenshots;

	private final Clock clock;

	private final Map<HostId, Semaphore> hosts = new ConcurrentHashMap<>();

	private final Map<VmId, Small> pictures = new ConcurrentHashMap<>();

	Thumbnails(Vms vms, Screenshots screenshots, @Qualifier("steadyClock") Clock clock) {
		this.vms = vms;
		this.screenshots = screenshots;
		this.clock = clock;
	}

	/**
	 * The screen as it was a moment ago, at most {@value #WIDTH} pixels wide.
	 * @throws Problem as {@link Screenshots#png}, or TOO_MANY_TRIES while the host has
	 * enough to do
	 */
	byte[] png(VmId id) {
		HostId host = this.vms.view(id).hostId();
		Small kept = this.pictures.get(id);
		if (kept != null && kept.until().isAfter(this.clock.instant())) {
			return kept.png();
		}
		Semaphore turn = this.hosts.computeIfAbsent(host, (any) -> new Semaphore(PER_HOST));
		if (!comes(turn)) {
			throw Problem.of(ErrorKind.TOO_MANY_TRIES, "vm.screenshot.queue");
		}
		try {
			byte[] png = small(this.screenshots.png(id));
			keep(id, png);
			return png;
		}
		finally {
			turn.release();
		}
	}

	private void keep(VmId id, byte[] png) {
		Instant now = this.clock.instant();
		if (this.pictures.size() >= KEPT) {
			this.pictures.values().removeIf((old) -> !old.until().isAfter(now));
		}
		if (this.pictures.size() < KEPT) {
			this.pictures.put(id, new Small(png, now.plus(FRESH)));
		}
	}

	private static boolean comes(Semaphore turn) {
		try {
			return turn.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Problem.of(ErrorKind.CANCELLED, (String) null, ex);
		}
	}

	private static byte[] small(byte[] png) {
		try {
			BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
			if (picture == null || picture.getWidth() <= WIDTH) {
				return png;
			}
			int height = Math.max(1, picture.getHeight() * WIDTH / picture.getWidth());
			BufferedImage small = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
			Graphics2D canvas = small.createGraphics();
			canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			canvas.drawImage(picture, 0, 0, WIDTH, height, null);
			canvas.dispose();
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ImageIO.write(small, "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Small(byte[] png, Instant until) {
	}

}
