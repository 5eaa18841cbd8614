package dev.weir.console;

import dev.weir.fleet.VmId;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tickets over REST. Thread-safe.
 */
@RestController
@RequestMapping("/api/v1/vms/{uuid}/console")
class ConsoleApi {

	private final OpenConsole openConsole;

	ConsoleApi(OpenConsole openConsole) {
		this.openConsole = openConsole;
	}

	@PostMapping
	ResponseEntity<ConsoleGrant> open(@PathVariable String uuid, @RequestBody ConsoleRequest request) {
		ConsoleGrant grant = this.openConsole.open(VmId.parse(uuid), ConsoleKind.parse(request.kind()),
				Boolean.TRUE.equals(request.viewOnly()));
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(grant);
	}

	/** What a client asks for. */
	record ConsoleRequest(@Nullable String kind, @Nullable Boolean viewOnly) {
	}

}
