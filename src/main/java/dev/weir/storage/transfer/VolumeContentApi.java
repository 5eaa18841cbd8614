package dev.weir.storage.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.transfer.DownloadVolume.Opened;
import dev.weir.task.TaskId;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * The content of volumes, in and out. The body is what the volume holds, byte for byte;
 * nothing is buffered. Both wait for the end, so that a broken transfer is told as such.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/storage-pools/{pool}/volumes/{volume}/content")
class VolumeContentApi {

	/** The longest a transfer may take: a slow line and a large disk. */
	private static final Duration LONGEST = Duration.ofHours(24);

	private final UploadVolume uploads;

	private final DownloadVolume downloads;

	private final Tasks tasks;

	VolumeContentApi(UploadVolume uploads, DownloadVolume downloads, Tasks tasks) {
		this.uploads = uploads;
		this.downloads = downloads;
		this.tasks = tasks;
	}

	/**
	 * Writes the body into the volume.
	 * @param create {@code raw} to have the volume made first, as large as the body
	 */
	@PutMapping
	ResponseEntity<TaskJson> upload(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestParam(required = false) @Nullable String create, HttpServletRequest request) throws IOException {
		if (create != null && !create.equals("raw")) {
			throw InvalidInput.of("create", "storage.transfer.create.wrong");
		}
		ContentRange range = ContentRange.of(request.getHeader(HttpHeaders.CONTENT_RANGE),
				request.getContentLengthLong());
		Upload upload = new Upload(HostId.parse(host), pool, volume, range, create != null,
				ContentDigest.of(request.getHeader("Content-Digest")));
		TaskView task = end(this.uploads.upload(upload, request.getInputStream()).id());
		return TaskResponse.of(this.tasks, task, null);
	}

	/** Answers with what the volume holds. */
	@GetMapping
	void download(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			HttpServletResponse response) throws IOException {
		Opened opened = this.downloads.open(HostId.parse(host), pool, volume);
		response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(volume, StandardCharsets.UTF_8).build().toString());
		if (opened.length() >= 0) {
			response.setContentLengthLong(opened.length());
		}
		end(this.downloads.send(opened, response.getOutputStream()).id());
	}

	/** Client and host are in the task's hands until it is over. */
	private TaskView end(TaskId id) {
		TaskView task = this.tasks.await(id, LONGEST);
		if (!task.state().isOver()) {
			task = this.tasks.await(this.tasks.cancel(id).id(), Duration.ofMinutes(1));
		}
		if (task.state() != TaskState.SUCCEEDED) {
			ErrorKind kind = (task.errorKind() != null) ? task.errorKind() : ErrorKind.CANCELLED;
			throw new Problem(kind, kind.messageKey(), List.of(), task.error(), null);
		}
		return task;
	}

}
