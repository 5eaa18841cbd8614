package dev.weir.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What Linux tells of a process and its children (proc(5)). */
final class ProcessFigures {

	/** USER_HZ, 100 on every Linux that Weir runs on. */
	private static final double TICKS = 100;

	private static final int UTIME = 11;

	private static final int STIME = 12;

	private final long pid;

	ProcessFigures(long pid) {
		this.pid = pid;
	}

	/** Processor seconds until now, of all of them. */
	double cpuSeconds() {
		return sum((child) -> {
			String stat = text(child, "stat");
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			return (fields.length > STIME) ? Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]) : 0;
		}) / TICKS;
	}

	/** Proportional set size in KiB: what is shared counts once. */
	long pssKib() {
		return sum((child) -> kib(text(child, "smaps_rollup"), "Pss:"));
	}

	/** Resident set size in KiB. */
	long rssKib() {
		return sum((child) -> kib(text(child, "status"), "VmRSS:"));
	}

	private long sum(ToLongFunction<Long> figure) {
		if (this.pid == 0) {
			return 0;
		}
		Stream<Long> children = ProcessHandle.of(this.pid)
			.map((process) -> process.descendants().map(ProcessHandle::pid))
			.orElse(Stream.empty());
		return Stream.concat(Stream.of(this.pid), children).mapToLong(figure).sum();
	}

	private static long kib(String text, String key) {
		return text.lines()
			.filter((line) -> line.startsWith(key))
			.map((line) -> line.replaceAll("[^0-9]", ""))
			.mapToLong(Long::parseLong)
			.findFirst()
			.orElse(0);
	}

	private static String text(long process, String file) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(process), file));
		}
		catch (java.nio.file.NoSuchFileException ex) {
			return ") ";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
