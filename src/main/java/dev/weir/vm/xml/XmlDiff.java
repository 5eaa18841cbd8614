package dev.weir.vm.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;

/**
 * What differs between two texts, line by line, with a few lines around. Immutable; texts
 * are hostile.
 *
 * @param lines in order; empty when nothing differs
 */
public record XmlDiff(List<Line> lines, int added, int removed) {

	private static final int CONTEXT = 3;

	public XmlDiff {
		lines = List.copyOf(lines);
	}

	static XmlDiff between(String before, String after) {
		List<String> old = lines(before);
		Patch<String> patch = DiffUtils.diff(old, lines(after));
		List<Line> shown = new ArrayList<>();
		int at = 0;
		int shift = 0;
		for (AbstractDelta<String> delta : patch.getDeltas()) {
			Chunk<String> source = delta.getSource();
			Chunk<String> target = delta.getTarget();
			at = between(old, shown, new Gap(at, source.getPosition(), shift));
			for (int i = 0; i < source.size(); i++) {
				shown.add(new Line("removed", source.getPosition() + i + 1, 0, source.getLines().get(i)));
			}
			for (int i = 0; i < target.size(); i++) {
				shown.add(new Line("added", 0, target.getPosition() + i + 1, target.getLines().get(i)));
			}
			at = source.getPosition() + source.size();
			shift = target.getPosition() + target.size() - at;
		}
		if (!shown.isEmpty()) {
			between(old, shown, new Gap(at, old.size() + CONTEXT, shift));
		}
		return new XmlDiff(shown, count(shown, "added"), count(shown, "removed"));
	}

	/** As {@code diff -u} writes it. */
	static String unified(String before, String after) {
		List<String> old = lines(before);
		return String.join("\n", UnifiedDiffUtils.generateUnifiedDiff("before", "after", old,
				DiffUtils.diff(old, lines(after)), CONTEXT));
	}

	/**
	 * Makes both changes to a text.
	 * @return empty where they touch the same lines
	 */
	static Optional<String> merged(String base, String mine, String theirs) {
		List<String> old = lines(base);
		List<AbstractDelta<String>> ours = DiffUtils.diff(old, lines(mine)).getDeltas();
		List<AbstractDelta<String>> others = DiffUtils.diff(old, lines(theirs)).getDeltas();
		if (ours.stream().anyMatch((delta) -> others.stream().anyMatch((other) -> clash(delta, other)))) {
			return Optional.empty();
		}
		Patch<String> both = new Patch<>();
		Stream.concat(ours.stream(), others.stream()).distinct().forEach(both::addDelta);
		try {
			return Optional.of(String.join("\n", both.applyTo(old)) + "\n");
		}
		catch (PatchFailedException ex) {
			return Optional.empty();
		}
	}

	/** Whether they touch the same lines, or lines side by side, in different ways. */
	private static boolean clash(AbstractDelta<String> one, AbstractDelta<String> other) {
		Chunk<String> left = one.getSource();
		Chunk<String> right = other.getSource();
		return !one.equals(other) && left.getPosition() <= right.getPosition() + right.size()
				&& right.getPosition() <= left.getPosition() + left.size();
	}

	/** Adds the lines that both have, but no more than the context needs. */
	private static int between(List<String> old, List<Line> shown, Gap gap) {
		int first = shown.isEmpty() ? gap.from() : gap.from() + CONTEXT;
		int last = Math.max(gap.to() - CONTEXT, gap.from());
		boolean cut = first < last && last < old.size();
		for (int i = gap.from(); i < Math.min(gap.to(), old.size()); i++) {
			if (!shown.isEmpty() && i < first || i >= last) {
				shown.add(new Line("same", i + 1, i + 1 + gap.shift(), old.get(i)));
			}
			else if (cut && i == first) {
				shown.add(new Line("gap", 0, 0, ""));
			}
		}
		return gap.to();
	}

	private static int count(List<Line> lines, String kind) {
		return (int) lines.stream().filter((line) -> line.kind().equals(kind)).count();
	}

	private static List<String> lines(String text) {
		return text.lines().toList();
	}

	/**
	 * One line.
	 *
	 * @param kind same, added, removed, or gap for those left out
	 * @param before its number before, 0 where it was not
	 * @param after its number after, 0 where it is no more
	 */
	public record Line(String kind, int before, int after, String text) {
	}

	/** Lines that both have. */
	private record Gap(int from, int to, int shift) {
	}

}
