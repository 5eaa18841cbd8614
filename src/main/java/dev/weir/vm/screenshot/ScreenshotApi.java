package dev.weir.vm.screenshot;

import dev.weir.fleet.VmId;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The screen of a VM as a picture, for pages and for scripts.
 */
@RestController
class ScreenshotApi {

	private final Screenshots screenshots;

	private final Thumbnails thumbnails;

	ScreenshotApi(Screenshots screenshots, Thumbnails thumbnails) {
		this.screenshots = screenshots;
		this.thumbnails = thumbnails;
	}

	@GetMapping({ "/vms/{uuid}/screenshot", "/api/v1/vms/{uuid}/screenshot" })
	ResponseEntity<byte[]> screenshot(@PathVariable String uuid) {
		return picture(this.screenshots.png(VmId.parse(uuid)));
	}

	/** A small one, a few seconds old at most. */
	@GetMapping({ "/vms/{uuid}/thumbnail", "/api/v1/vms/{uuid}/thumbnail" })
	ResponseEntity<byte[]> thumbnail(@PathVariable String uuid) {
		return picture(this.thumbnails.png(VmId.parse(uuid)));
	}

	private static ResponseEntity<byte[]> picture(byte[] png) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.IMAGE_PNG).body(png);
	}

}
