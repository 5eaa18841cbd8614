package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The hardware of a VM in the REST interface. Settings have the names of
 * {@code hypervisor.xml.domain}; sizes of memory are MiB, null leaves a choice to
 * libvirt.
 */
@RestController
@RequestMapping("/api/v1/vms/{uuid}")
class VmHardwareApi {

	private final Vms vms;

	private final HardwareDesk desk;

	private final Tasks tasks;

	VmHardwareApi(Vms vms, HardwareDesk desk, Tasks tasks) {
		this.vms = vms;
		this.desk = desk;
		this.tasks = tasks;
	}

	@GetMapping("/hardware")
	ResponseEntity<HardwareBody> get(@PathVariable String uuid) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		return ResponseEntity.ok().eTag(Version.of(vm).etag()).body(HardwareBody.of(vm));
	}

	@PatchMapping("/hardware")
	ResponseEntity<TaskJson> patch(@PathVariable String uuid, @RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		Map<String, @Nullable String> values = JsonValues.sections(body);
		return answer(this.desk.editSections(VmId.parse(uuid), version, "hardware", values), wait);
	}

	@PostMapping("/disks")
	ResponseEntity<TaskJson> addDisk(@PathVariable String uuid, @RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.add(VmId.parse(uuid), version, DeviceKind.DISK, JsonValues.flat(body)), wait);
	}

	/** A {@code sizeGib} makes the disk larger; it goes alone. */
	@PatchMapping("/disks/{target}")
	ResponseEntity<TaskJson> patchDisk(@PathVariable String uuid, @PathVariable String target,
			@RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		DeviceKey key = new DeviceKey("disk", target);
		Map<String, @Nullable String> values = JsonValues.flat(body);
		if (!values.containsKey("sizeGib")) {
			return answer(this.desk.editDevice(VmId.parse(uuid), version, key, values), wait);
		}
		if (values.size() > 1) {
			throw InvalidInput.of("sizeGib", "vm.hardware.problem.alone");
		}
		return answer(this.desk.grow(VmId.parse(uuid), version, key, String.valueOf(values.get("sizeGib"))), wait);
	}

	@DeleteMapping("/disks/{target}")
	ResponseEntity<TaskJson> removeDisk(@PathVariable String uuid, @PathVariable String target,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.remove(VmId.parse(uuid), version, new DeviceKey("disk", target)), wait);
	}

	@PostMapping("/nics")
	ResponseEntity<TaskJson> addNic(@PathVariable String uuid, @RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.add(VmId.parse(uuid), version, DeviceKind.INTERFACE, JsonValues.nic(body)), wait);
	}

	@PatchMapping("/nics/{mac}")
	ResponseEntity<TaskJson> patchNic(@PathVariable String uuid, @PathVariable String mac,
			@RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.editDevice(VmId.parse(uuid), version, nic(mac), JsonValues.nic(body)), wait);
	}

	@DeleteMapping("/nics/{mac}")
	ResponseEntity<TaskJson> removeNic(@PathVariable String uuid, @PathVariable String mac,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.remove(VmId.parse(uuid), version, nic(mac)), wait);
	}

	/** {@code kind} names the kind of device. */
	@PostMapping("/devices")
	ResponseEntity<TaskJson> addDevice(@PathVariable String uuid, @RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		Map<String, @Nullable Object> rest = new LinkedHashMap<>(body);
		Object kind = rest.remove("kind");
		DeviceKind device = HardwareForms.ADDABLE.stream()
			.filter((each) -> each.element().equals(kind))
			.findFirst()
			.orElseThrow(() -> InvalidInput.of("kind", "hypervisor.property.word", kinds()));
		return answer(this.desk.add(VmId.parse(uuid), version, device, JsonValues.flat(rest)), wait);
	}

	/**
	 * @param device its key as {@code GET /hardware} tells it, or its alias
	 */
	@PatchMapping("/devices/{device}")
	ResponseEntity<TaskJson> patchDevice(@PathVariable String uuid, @PathVariable String device,
			@RequestBody Map<String, @Nullable Object> body,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.editDevice(VmId.parse(uuid), version, DeviceKey.parse(device), JsonValues.flat(body)),
				wait);
	}

	@DeleteMapping("/devices/{device}")
	ResponseEntity<TaskJson> removeDevice(@PathVariable String uuid, @PathVariable String device,
			@RequestHeader(name = "If-Match", required = false) @Nullable String version,
			@RequestParam(required = false) @Nullable Integer wait) {
		return answer(this.desk.remove(VmId.parse(uuid), version, DeviceKey.parse(device)), wait);
	}

	private ResponseEntity<TaskJson> answer(TaskView task, @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, task, wait);
	}

	private static DeviceKey nic(String mac) {
		return new DeviceKey("interface", mac.toLowerCase(Locale.ROOT));
	}

	private static String kinds() {
		List<DeviceKind> kinds = HardwareForms.ADDABLE;
		return kinds.stream().map(DeviceKind::element).collect(Collectors.joining(", "));
	}

}
