package dev.weir.storm;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.weir.storm.Person.Question;
import dev.weir.storm.Person.Visit;

/**
 * People who browse side by side, each a few pages a second, in an order given by chance.
 * Thread-safe.
 */
final class Crowd implements AutoCloseable {

	/** Between the end of a page and the next click. */
	private static final Duration PAUSE = Duration.ofMillis(150);

	private final ScheduledExecutorService threads;

	private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

	private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();

	Crowd(int people, URI base, String password, List<Question> questions) {
		this.threads = Executors.newScheduledThreadPool(people);
		for (int i = 0; i < people; i++) {
			Person person = Person.signIn(base, password);
			Random chance = new Random(i);
			this.threads.scheduleWithFixedDelay(() -> click(person, questions.get(chance.nextInt(questions.size()))), 0,
					PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void click(Person person, Question question) {
		try {
			Visit visit = person.ask(question);
			this.visits.add(new Visit(question, visit.status(), visit.took(), visit.isFault() ? visit.body() : ""));
		}
		catch (RuntimeException | AssertionError ex) {
			this.troubles.add(ex);
		}
	}

	/** Every answer so far. */
	List<Visit> visits() {
		return new ArrayList<>(this.visits);
	}

	/** Every request so far that got no answer. */
	List<Throwable> troubles() {
		return new ArrayList<>(this.troubles);
	}

	@Override
	public void close() {
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(300, TimeUnit.SECONDS)) {
				throw new AssertionError("somebody still waits for a page");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
