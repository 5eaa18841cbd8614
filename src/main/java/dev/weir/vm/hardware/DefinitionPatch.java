package dev.weir.vm.hardware;

import java.util.List;

import dev.weir.task.VirshCommand;

/**
 * A change of a definition for which virsh has no command of its own: the definition is
 * written down, patched and taken in again.
 */
final class DefinitionPatch {

	private static final String FILE = "domain.xml";

	private DefinitionPatch() {
	}

	/**
	 * The commands; one hunk without context, so that secrets beside it do not matter.
	 */
	static String of(String name, String before, String after) {
		List<String> was = before.lines().toList();
		List<String> is = after.lines().toList();
		int head = 0;
		while (head < Math.min(was.size(), is.size()) && was.get(head).equals(is.get(head))) {
			head++;
		}
		int tail = 0;
		while (tail < Math.min(was.size(), is.size()) - head
				&& was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
			tail++;
		}
		StringBuilder text = new StringBuilder();
		text.append(VirshCommand.of("dumpxml", "--inactive", "--security-info", name)).append(" > " + FILE + "\n");
		text.append("patch " + FILE + " <<'END'\n--- " + FILE + "\n+++ " + FILE + "\n");
		text.append("@@ -").append(range(head, was.size() - tail)).append(" +").append(range(head, is.size() - tail));
		text.append(" @@\n");
		was.subList(head, was.size() - tail).forEach((line) -> text.append('-').append(line).append('\n'));
		is.subList(head, is.size() - tail).forEach((line) -> text.append('+').append(line).append('\n'));
		text.append("END\n").append(VirshCommand.of("define", FILE));
		return text.toString();
	}

	/** Nothing stands behind the line before it. */
	private static String range(int from, int to) {
		int length = to - from;
		return ((length == 0) ? from : from + 1) + "," + length;
	}

}
