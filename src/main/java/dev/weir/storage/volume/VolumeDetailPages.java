package dev.weir.storage.volume;

import java.util.List;

import dev.weir.fleet.HostId;
import dev.weir.hypervisor.WipeAlgorithm;
import dev.weir.problem.InvalidInput;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One volume: what it is, what it builds upon, who uses it, and what can be done with it.
 */
@Controller
@RequestMapping("/hosts/{host}/storage/{pool}/volumes/{volume}")
class VolumeDetailPages {

	private final VolumeQueries queries;

	private final BackingChain chain;

	private final CloneVolume cloneVolume;

	private final ResizeVolume resizeVolume;

	private final WipeVolume wipeVolume;

	VolumeDetailPages(VolumeQueries queries, BackingChain chain, CloneVolume cloneVolume, ResizeVolume resizeVolume,
			WipeVolume wipeVolume) {
		this.queries = queries;
		this.chain = chain;
		this.cloneVolume = cloneVolume;
		this.resizeVolume = resizeVolume;
		this.wipeVolume = wipeVolume;
	}

	@GetMapping
	ModelAndView page(@PathVariable String host, @PathVariable String pool, @PathVariable String volume) {
		HostId id = HostId.parse(host);
		PoolRef ref = this.queries.pool(id, pool);
		VolumeView view = this.queries.volume(id, pool, volume);
		List<String> pools = ref.host()
			.pools()
			.stream()
			.map((info) -> new PoolRef(ref.host(), info))
			.filter(PoolRef::isActive)
			.map(PoolRef::name)
			.sorted()
			.toList();
		return new ModelAndView("storage/volume").addObject("host", ref.host())
			.addObject("pool", ref.pool())
			.addObject("volume", view)
			.addObject("chain", this.chain.of(id, view))
			.addObject("pools", pools)
			.addObject("formats", CloneForm.FORMATS)
			.addObject("algorithms", WipeAlgorithm.values());
	}

	@PostMapping("/clone")
	ModelAndView copy(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			CloneForm form) {
		return answer(new Address(host, pool, volume),
				() -> this.cloneVolume.request(HostId.parse(host), pool, volume, form));
	}

	@PostMapping("/resize")
	ModelAndView resize(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestParam(required = false) @Nullable String sizeGib) {
		return answer(new Address(host, pool, volume), () -> this.resizeVolume.request(HostId.parse(host), pool, volume,
				new ResizeVolume.Size(gib(sizeGib), null)));
	}

	@PostMapping("/wipe")
	ModelAndView wipe(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestParam(required = false) @Nullable String algorithm) {
		return answer(new Address(host, pool, volume),
				() -> this.wipeVolume.request(HostId.parse(host), pool, volume, algorithm));
	}

	private static double gib(@Nullable String typed) {
		try {
			return (typed != null) ? Double.parseDouble(typed.strip()) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	private ModelAndView answer(Address address, Runnable change) {
		try {
			change.run();
			return new ModelAndView("redirect:" + address.page());
		}
		catch (InvalidInput ex) {
			ModelAndView page = page(address.host(), address.pool(), address.volume()).addObject("wrong", ex.fields());
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	/** Where the volume's page is. */
	private record Address(String host, String pool, String volume) {

		String page() {
			return UriComponentsBuilder.fromPath("/hosts/{host}/storage/{pool}/volumes/{volume}")
				.encode()
				.buildAndExpand(this.host, this.pool, this.volume)
				.toUriString();
		}

	}

}
