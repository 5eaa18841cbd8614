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

	ScreenshotApi(Screenshots screenshots) {
		this.screenshots = screenshots;
	}

	@GetMapping({ "/vms/{uuid}/screenshot", "/api/v1/vms/{uuid}/screenshot" })
	ResponseEntity<byte[]> screenshot(@PathVariable String uuid) {
		byte[] png = this.screenshots.png(VmId.parse(uuid));
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.IMAGE_PNG).body(png);
	}

}
