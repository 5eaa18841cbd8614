package dev.weir.storage.transfer;

import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The conversion of an image that the host cannot read, from its page and by REST.
 */
@Controller
class ConvertImagePages {

	private final ConvertImage convertImage;

	private final Tasks tasks;

	ConvertImagePages(ConvertImage convertImage, Tasks tasks) {
		this.convertImage = convertImage;
		this.tasks = tasks;
	}

	@PostMapping("/hosts/{host}/storage/{pool}/volumes/{volume}/convert")
	String convert(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			ConvertImage.Wish wish, RedirectAttributes answer) {
		try {
			this.convertImage.request(HostId.parse(host), pool, volume, wish);
		}
		catch (InvalidInput ex) {
			answer.addFlashAttribute("wrong", ex.fields());
		}
		catch (Problem ex) {
			if (ex.kind() != ErrorKind.INVALID_INPUT) {
				throw ex;
			}
			answer.addFlashAttribute("wrong",
					InvalidInput.of("image", ex.messageKey(), ex.arguments().toArray()).fields());
		}
		return "redirect:" + UriComponentsBuilder.fromPath("/hosts/{host}/storage/{pool}/volumes/{volume}")
			.encode()
			.buildAndExpand(host, pool, volume)
			.toUriString();
	}

	@ResponseBody
	@PostMapping("/api/v1/hosts/{host}/storage-pools/{pool}/volumes/{volume}/convert")
	ResponseEntity<TaskJson> convert(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestBody ConvertImage.Wish body, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.convertImage.request(HostId.parse(host), pool, volume, body), wait);
	}

}
