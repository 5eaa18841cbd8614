package dev.weir.vm.create;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.foreign.ForeignVm;
import dev.weir.vm.foreign.OvfReader;
import dev.weir.vm.foreign.VmxReader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Virtual machines of other makers by REST. The body is the file itself; nothing of it is
 * kept.
 */
@RestController
@RequestMapping("/api/v1/vms")
class ImportApi {

	private static final Duration LONGEST = Duration.ofHours(24);

	private static final int MAX_TEXT = 2 * 1024 * 1024;

	private final Access access;

	private final ImportOva importOva;

	private final Tasks tasks;

	private final MessageSource messages;

	ImportApi(Access access, ImportOva importOva, Tasks tasks, MessageSource messages) {
		this.access = access;
		this.importOva = importOva;
		this.tasks = tasks;
		this.messages = messages;
	}

	/** Makes one from the OVA in the body; answers at its end. */
	@PutMapping("/import-ova")
	Imported importOva(@RequestParam String hostId, @RequestParam String pool,
			@RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String network,
			@RequestParam(required = false) @Nullable Boolean start, HttpServletRequest request, Locale locale)
			throws IOException {
		ImportOva.Begun begun = this.importOva.begin(new OvaRequest(hostId, pool, name, network, start),
				request.getInputStream());
		TaskView task = end(begun.task());
		return new Imported(task.target().id(), task.target().label(), task.id().toString(),
				hardware(begun.foreign(), locale));
	}

	/** What a descriptor (.ovf or .vmx) says, without making anything of it. */
	@PostMapping("/import-preview")
	Hardware preview(HttpServletRequest request, Locale locale) throws IOException {
		this.access.require(Permission.VM_CREATE, Target.SYSTEM);
		byte[] body = request.getInputStream().readNBytes(MAX_TEXT + 1);
		if (body.length > MAX_TEXT) {
			throw InvalidInput.of("file", "vm.import.problem.text", "", MAX_TEXT >> 20);
		}
		String text = new String(body, StandardCharsets.UTF_8);
		return hardware(text.stripLeading().startsWith("<") ? OvfReader.read(text) : VmxReader.read(text), locale);
	}

	/** Client and host are in the task's hands until it is over. */
	private TaskView end(TaskView begun) {
		TaskView task = this.tasks.await(begun.id(), LONGEST);
		if (!task.state().isOver()) {
			task = this.tasks.await(this.tasks.cancel(task.id()).id(), Duration.ofMinutes(1));
		}
		if (task.state() != TaskState.SUCCEEDED) {
			ErrorKind kind = (task.errorKind() != null) ? task.errorKind() : ErrorKind.CANCELLED;
			throw new Problem(kind, kind.messageKey(), List.of(), task.error(), null);
		}
		return task;
	}

	private Hardware hardware(ForeignVm vm, Locale locale) {
		List<Left> left = vm.unmapped()
			.stream()
			.map((each) -> new Left(each.what(), each.reason(),
					this.messages.getMessage("vm.import.unmapped." + each.reason(), null, locale)))
			.toList();
		return new Hardware(vm.name(), vm.vcpus(), vm.memoryMib(), vm.firmware(), vm.os(), vm.disks(), vm.nics(), left);
	}

	/**
	 * What was made.
	 *
	 * @param uuid of the virtual machine
	 */
	record Imported(String uuid, String name, String taskId, Hardware hardware) {
	}

	/** What a descriptor says, and what is not taken over. */
	record Hardware(String name, int vcpus, long memoryMib, String firmware, @Nullable String osId,
			List<ForeignVm.Disk> disks, List<ForeignVm.Nic> nics, List<Left> unmapped) {
	}

	/** Something not taken over. */
	record Left(String what, String reason, String text) {
	}

}
