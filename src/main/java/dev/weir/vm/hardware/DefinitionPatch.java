package dev.weir.vm.hardware;

import java.util.List;

import dev.weir.task.VirshCommand;

/**
 * A change of a definition for which virsh has no command of its own: the definition is
 * written down, patched and taken in again. One thread.
 */
final class DefinitionPatch {

	private static final String FILE = "domain.xml";

	private final List<String> was;

	private final List<String> is;

	/** Lines that both have in common from each place on. */
	private final int[][] common;

	private final StringBuilder hunks = new StringBuilder();

	private DefinitionPatch(List<String> was, List<String> is) {
		this.was = was;
		this.is = is;
		this.common = new int[was.size() + 1][is.size() + 1];
		for (int i = was.size() - 1; i >= 0; i--) {
			for (int j = is.size() - 1; j >= 0; j--) {
				this.common[i][j] = was.get(i).equals(is.get(j)) ? this.common[i + 1][j + 1] + 1
						: Math.max(this.common[i + 1][j], this.common[i][j + 1]);
			}
		}
	}

	/** The commands; hunks without context, so that secrets beside them do not matter. */
	static String of(String name, String before, String after) {
		DefinitionPatch patch = new DefinitionPatch(before.lines().toList(), after.lines().toList());
		patch.compare();
		return VirshCommand.of("dumpxml", "--inactive", "--security-info", name) + " > " + FILE + "\npatch " + FILE
				+ " <<'END'\n--- " + FILE + "\n+++ " + FILE + "\n" + patch.hunks + "END\n"
				+ VirshCommand.of("define", FILE);
	}

	private void compare() {
		int i = 0;
		int j = 0;
		while (i < this.was.size() || j < this.is.size()) {
			int fromI = i;
			int fromJ = j;
			while (!isSame(i, j) && (i < this.was.size() || j < this.is.size())) {
				if (j >= this.is.size() || (i < this.was.size() && this.common[i + 1][j] >= this.common[i][j + 1])) {
					i++;
				}
				else {
					j++;
				}
			}
			if (i > fromI || j > fromJ) {
				hunk(this.was.subList(fromI, i), fromI, this.is.subList(fromJ, j), fromJ);
			}
			i++;
			j++;
		}
	}

	private boolean isSame(int i, int j) {
		return i < this.was.size() && j < this.is.size() && this.was.get(i).equals(this.is.get(j));
	}

	private void hunk(List<String> gone, int from, List<String> come, int to) {
		this.hunks.append("@@ -")
			.append(range(from, gone.size()))
			.append(" +")
			.append(range(to, come.size()))
			.append(" @@\n");
		gone.forEach((line) -> this.hunks.append('-').append(line).append('\n'));
		come.forEach((line) -> this.hunks.append('+').append(line).append('\n'));
	}

	/** Nothing stands behind the line before it. */
	private static String range(int from, int length) {
		return ((length == 0) ? from : from + 1) + "," + length;
	}

}
