package dev.weir.web.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several people who ask for one page again and again, each as soon as the last answer is
 * there.
 *
 * @param pagesPerSecond of all together
 * @param firstBytes times to the first byte
 * @param kib of one answer, compressed
 */
record Load(double pagesPerSecond, Figures firstBytes, double kib) {

	/**
	 * @throws IOException also when an answer is not 200
	 */
	static Load of(URI url, List<String> cookies, String path, Duration duration) throws Exception {
		ExecutorService people = Executors.newFixedThreadPool(cookies.size());
		try {
			long end = System.nanoTime() + duration.toNanos();
			List<Future<List<PageClient.Answer>>> asked = new ArrayList<>();
			for (String cookie : cookies) {
				asked.add(people.submit(person(url, cookie, path, end)));
			}
			return summed(asked, duration);
		}
		finally {
			people.shutdownNow();
		}
	}

	/** One person, so many times. */
	static Load of(URI url, String cookie, String path, int times) throws IOException {
		List<PageClient.Answer> answers = new ArrayList<>();
		try (PageClient client = PageClient.withCookie(url, cookie)) {
			long began = System.nanoTime();
			for (int i = 0; i < times; i++) {
				answers.add(checked(client.get(path), path));
			}
			return of(answers, (System.nanoTime() - began) / 1e9);
		}
	}

	private static Callable<List<PageClient.Answer>> person(URI url, String cookie, String path, long end) {
		return () -> {
			List<PageClient.Answer> answers = new ArrayList<>();
			try (PageClient client = PageClient.withCookie(url, cookie)) {
				while (System.nanoTime() < end) {
					answers.add(checked(client.get(path), path));
				}
			}
			return answers;
		};
	}

	private static PageClient.Answer checked(PageClient.Answer answer, String path) throws IOException {
		if (answer.status() != 200) {
			throw new IOException(path + " answered " + answer.status());
		}
		return answer;
	}

	private static Load summed(List<Future<List<PageClient.Answer>>> asked, Duration duration)
			throws InterruptedException, ExecutionException {
		List<PageClient.Answer> all = new ArrayList<>();
		for (Future<List<PageClient.Answer>> one : asked) {
			all.addAll(one.get());
		}
		return of(all, duration.toNanos() / 1e9);
	}

	private static Load of(List<PageClient.Answer> answers, double seconds) {
		double[] firsts = answers.stream().mapToDouble(PageClient.Answer::firstByteMillis).toArray();
		double bytes = answers.stream().mapToLong(PageClient.Answer::bytes).average().orElse(0);
		return new Load(answers.size() / seconds, Figures.of(firsts), bytes / 1024);
	}

}
