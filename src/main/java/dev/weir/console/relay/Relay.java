package dev.weir.console.relay;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleKind;
import dev.weir.console.ticket.Admission;
import org.jspecify.annotations.Nullable;

/**
 * One console: a browser, a display or line, and their common end. Thread-safe.
 */
final class Relay {

	private final Admission admission;

	private final Browser browser;

	private final Owner owner;

	private final Clock clock;

	private final @Nullable ViewOnlyFilter filter;

	private final AtomicReference<@Nullable ConsoleEnd> ended = new AtomicReference<>();

	private final AtomicBoolean backendGone = new AtomicBoolean();

	private final LongAdder toBrowser = new LongAdder();

	private final LongAdder fromBrowser = new LongAdder();

	private volatile @Nullable Backend backend;

	private volatile long lastTraffic;

	/** When the display last said something. */
	private volatile long lastHeard;

	private volatile long lastSign;

	/** When the message under way was given to the browser, or 0. */
	private volatile long sendingSince;

	private volatile boolean suspended;

	Relay(Admission admission, Browser browser, Owner owner, Clock clock) {
		this.admission = admission;
		this.browser = browser;
		this.owner = owner;
		this.clock = clock;
		boolean filtered = admission.viewOnly() && admission.kind() == ConsoleKind.VNC;
		this.filter = filtered ? new ViewOnlyFilter() : null;
		this.lastTraffic = clock.millis();
		this.lastSign = this.lastTraffic;
		this.lastHeard = this.lastTraffic;
	}

	Admission admission() {
		return this.admission;
	}

	/** Begins; a relay that has ended meanwhile closes the backend at once. */
	void attach(Backend opened) {
		this.backend = opened;
		if (this.ended.get() != null) {
			opened.close();
			return;
		}
		opened.start();
		resumeBrowser();
	}

	/** The browser sent something: called by one thread at a time. */
	void fromBrowser(ByteBuffer data) {
		Backend current = this.backend;
		if (current == null || this.ended.get() != null) {
			return;
		}
		this.lastTraffic = this.clock.millis();
		this.lastSign = this.lastTraffic;
		this.fromBrowser.add(data.remaining());
		try {
			ByteBuffer allowed = allowed(data);
			if (allowed.hasRemaining()) {
				current.write(allowed);
			}
		}
		catch (ViewOnlyFilter.UnknownMessage ex) {
			end(ConsoleEnd.UNKNOWN_MESSAGE);
		}
	}

	private ByteBuffer allowed(ByteBuffer data) {
		if (this.filter != null) {
			return this.filter.filter(data);
		}
		return (this.admission.viewOnly()) ? ByteBuffer.allocate(0) : data;
	}

	/** Sends to the browser; one message at a time. */
	void toBrowser(ByteBuffer data, Browser.Sent sent) {
		long now = this.clock.millis();
		this.lastTraffic = now;
		this.lastHeard = now;
		this.sendingSince = now;
		this.toBrowser.add(data.remaining());
		this.browser.send(data, (failure) -> {
			this.sendingSince = 0;
			sent.sent(failure);
		});
	}

	void suspendBrowser() {
		this.suspended = true;
		this.browser.suspend();
	}

	void resumeBrowser() {
		if (this.suspended) {
			this.lastSign = this.clock.millis();
			this.suspended = false;
		}
		this.browser.resume();
	}

	/** The browser answered a ping. */
	void signOfLife() {
		this.lastSign = this.clock.millis();
	}

	/** The browser closed its side, or a message could not be sent. */
	void browserLost() {
		end(ConsoleEnd.BROWSER_CLOSED);
	}

	/** The VM's side closed: the owner finds out why and ends the relay. */
	void backendClosed() {
		if (this.ended.get() == null && this.backendGone.compareAndSet(false, true)) {
			this.owner.backendClosed(this);
		}
	}

	/** Closes both sides. The first reason counts. */
	void end(ConsoleEnd reason) {
		if (this.ended.compareAndSet(null, reason)) {
			Backend current = this.backend;
			if (current != null) {
				current.close();
			}
			this.owner.ended(this, reason);
		}
	}

	Browser browser() {
		return this.browser;
	}

	/** Milliseconds since a byte went in either direction. */
	long quietFor() {
		return this.clock.millis() - this.lastTraffic;
	}

	/** Milliseconds since a byte came from the display, whatever the browser sends. */
	long displaySilentFor() {
		return this.clock.millis() - this.lastHeard;
	}

	/**
	 * Milliseconds for which the browser has not taken a message or answered a ping.
	 * While Weir does not read from it, an answer cannot be seen.
	 */
	long browserSilentFor() {
		long since = this.sendingSince;
		if (since == 0 && this.suspended) {
			return 0;
		}
		return this.clock.millis() - ((since > 0) ? since : this.lastSign);
	}

	boolean isSending() {
		return this.sendingSince > 0;
	}

	boolean isEnded() {
		return this.ended.get() != null;
	}

	long bytesToBrowser() {
		return this.toBrowser.sum();
	}

	long bytesFromBrowser() {
		return this.fromBrowser.sum();
	}

	/** Who keeps the relays. */
	interface Owner {

		/** The VM's side closed by itself. */
		void backendClosed(Relay relay);

		/** It is over; the browser is still to be told. */
		void ended(Relay relay, ConsoleEnd reason);

	}

}
