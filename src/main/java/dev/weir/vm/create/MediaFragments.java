package dev.weir.vm.create;

import dev.weir.fleet.HostId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The choices of ISO images and volumes, fetched by the form once it is shown.
 */
@Controller
@RequestMapping("/vms/new")
class MediaFragments {

	private static final String OPTIONS = "vm/create/devices :: options";

	private final MediaChoices media;

	MediaFragments(MediaChoices media) {
		this.media = media;
	}

	@GetMapping("/isos")
	String isos(@RequestParam String hostId, @RequestParam(required = false) @Nullable String selected, Model model) {
		model.addAttribute("media", this.media.isos(HostId.parse(hostId)));
		model.addAttribute("selected", selected);
		model.addAttribute("prompt", "vm.create.cdrom.none");
		return OPTIONS;
	}

	@GetMapping("/images")
	String images(@RequestParam String hostId, @RequestParam(required = false) @Nullable String selected, Model model) {
		model.addAttribute("media", this.media.images(HostId.parse(hostId)));
		model.addAttribute("selected", selected);
		model.addAttribute("prompt", "vm.create.image.choose");
		return OPTIONS;
	}

	@GetMapping("/volumes")
	String volumes(@RequestParam String hostId, @RequestParam(required = false) @Nullable String selected,
			Model model) {
		model.addAttribute("media", this.media.disks(HostId.parse(hostId)));
		model.addAttribute("selected", selected);
		model.addAttribute("prompt", "vm.create.disk.choose");
		return OPTIONS;
	}

}
