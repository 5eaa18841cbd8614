package dev.weir.host.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HugePages;
import dev.weir.host.hardware.MemoryTuning.PageCount;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.KsmSettings;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

import org.springframework.stereotype.Component;

/**
 * What became of a change of a host's memory that was cut off: whether it is as was asked
 * for. Thread-safe.
 */
@Component
class TuningOutcome implements TaskReconciler {

	/** Notes a wanted value: its name is the subject, the value the detail. */
	private static final String WANTED = "wanted";

	private final HostCommands commands;

	TuningOutcome(HostCommands commands) {
		this.commands = commands;
	}

	/** What it needs to know of the task. */
	static List<TaskNote> notes(MemoryTuning tuning) {
		List<TaskNote> notes = new ArrayList<>();
		KsmSettings ksm = tuning.ksmOrNone();
		if (ksm.pagesToScan() != null) {
			notes.add(new TaskNote(WANTED, "pagesToScan", ksm.pagesToScan().toString()));
		}
		if (ksm.sleepMillis() != null) {
			notes.add(new TaskNote(WANTED, "sleepMillis", ksm.sleepMillis().toString()));
		}
		if (ksm.mergeAcrossNodes() != null) {
			notes.add(new TaskNote(WANTED, "mergeAcrossNodes", ksm.mergeAcrossNodes().toString()));
		}
		for (PageCount pages : tuning.pagesOrNone()) {
			notes.add(new TaskNote(WANTED, pages.cell() + "/" + pages.sizeKib(), String.valueOf(pages.count())));
		}
		return notes;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(TuneMemory.KIND);
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		Map<String, String> present = this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
				TuningOutcome::present);
		List<TaskNote> wanted = task.all(WANTED);
		long done = wanted.stream().filter((note) -> note.detail().equals(present.get(note.subject()))).count();
		if (done == 0 || done == wanted.size()) {
			return TaskOutcome.doneIf(done == wanted.size());
		}
		return TaskOutcome.unfinished("host.memory.half", null);
	}

	private static Map<String, String> present(HypervisorConnection connection) {
		Map<String, String> present = new TreeMap<>();
		Ksm ksm = connection.node().memory().ksm();
		present.put("pagesToScan", Long.toString(ksm.pagesToScan()));
		present.put("sleepMillis", Long.toString(ksm.sleepMillis()));
		present.put("mergeAcrossNodes", String.valueOf(ksm.mergeAcrossNodes()));
		for (HugePages pages : HugePagesKept.in(CapabilitiesXml.read(connection.node().capabilitiesNow()))) {
			present.put(pages.cell() + "/" + pages.sizeKib(), Long.toString(pages.total()));
		}
		return present;
	}

}
