package dev.weir.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Hears every ERROR in the log while it is open. Thread-safe.
 */
final class ErrorLog implements AutoCloseable {

	private final Queue<String> errors = new ConcurrentLinkedQueue<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
				String thrown = (event.getThrowableProxy() != null)
						? " " + event.getThrowableProxy().getClassName() + " " + event.getThrowableProxy().getMessage()
						: "";
				ErrorLog.this.errors.add("logged " + event.getFormattedMessage() + thrown);
			}
		}

	};

	ErrorLog() {
		this.appender.setContext(this.root.getLoggerContext());
		this.appender.start();
		this.root.addAppender(this.appender);
	}

	/** What was logged since the last call. */
	List<String> take() {
		List<String> all = new ArrayList<>();
		for (String error = this.errors.poll(); error != null; error = this.errors.poll()) {
			all.add(error);
		}
		return all;
	}

	@Override
	public void close() {
		this.root.detachAppender(this.appender);
		this.appender.stop();
	}

}
