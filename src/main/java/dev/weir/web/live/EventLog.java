package dev.weir.web.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last events, numbered, so that a client that was cut off can go on where it was.
 * The numbers carry the name of this run: those of an earlier one are not mistaken for
 * ours. Thread-safe.
 */
class EventLog {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String run;

	private final int capacity;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private long last;

	/**
	 * @param run name of this run of Weir, without a hyphen
	 * @param capacity how many events are kept
	 */
	EventLog(String run, int capacity) {
		this.run = run;
		this.capacity = capacity;
	}

	/** Numbers the change and returns it as it goes over the wire. */
	synchronized byte[] append(Change change) {
		long number = ++this.last;
		byte[] message = ("id: " + this.run + '-' + number + "\nevent: " + change.kind() + "\ndata: "
				+ JSON.writeValueAsString(change.data()) + "\n\n")
			.getBytes(StandardCharsets.UTF_8);
		this.entries.addLast(new Entry(number, message));
		if (this.entries.size() > this.capacity) {
			this.entries.removeFirst();
		}
		return message;
	}

	/**
	 * What came after that event.
	 * @param lastEventId as the client sent it (hostile text)
	 * @return the messages, or nothing when it cannot be told: the client must look at
	 * everything again
	 */
	synchronized Optional<List<byte[]>> since(@Nullable String lastEventId) {
		long number = number(lastEventId);
		Entry oldest = this.entries.peekFirst();
		long first = (oldest != null) ? oldest.number() : this.last + 1;
		if (number < first - 1 || number > this.last) {
			return Optional.empty();
		}
		return Optional
			.of(this.entries.stream().filter((entry) -> entry.number() > number).map(Entry::message).toList());
	}

	private long number(@Nullable String lastEventId) {
		String start = this.run + '-';
		if (lastEventId == null || !lastEventId.startsWith(start)) {
			return -1;
		}
		try {
			return Long.parseLong(lastEventId, start.length(), lastEventId.length(), 10);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private record Entry(long number, byte[] message) {
	}

}
