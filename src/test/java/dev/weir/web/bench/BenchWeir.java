package dev.weir.web.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.RunningWeir;
import org.awaitility.Awaitility;

import org.springframework.util.FileSystemUtils;

/**
 * The packaged Weir as {@code bin/run} starts it, with hosts that have as many machines
 * as are wanted. One thread.
 */
final class BenchWeir implements AutoCloseable {

	static final String PASSWORD = "Dujiangyan has split a river 2,200 years";

	private final RunningWeir weir;

	private final ApiClient api;

	private final double startMillis;

	private BenchWeir(RunningWeir weir, double startMillis) {
		this.weir = weir;
		this.startMillis = startMillis;
		this.api = ApiClient.signIn(weir, PASSWORD);
	}

	/** One on empty data. */
	static BenchWeir start() throws IOException {
		return start(Files.createTempDirectory("weir-bench"));
	}

	/** One on the data of an earlier one. */
	static BenchWeir start(Path home) {
		long began = System.nanoTime();
		RunningWeir weir = RunningWeir.start(home, Map.of("WEIR_ADMIN_PASSWORD", PASSWORD));
		try {
			PageClient.get(weir.url().resolve("/login"));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return new BenchWeir(weir, (System.nanoTime() - began) / 1e6);
	}

	RunningWeir weir() {
		return this.weir;
	}

	/** From the start of the process until it had served the sign-in page. */
	double startMillis() {
		return this.startMillis;
	}

	/** A host of libvirt's test driver, which lives in Weir's own process. */
	void pretendedHost(int machines) throws IOException {
		Path folder = Files.createDirectories(this.weir.home().resolve("testdriver"));
		String name = "bench-" + machines + ".xml";
		StringBuilder node = new StringBuilder("<node><cpu><mhz>2400</mhz><model>x86_64</model><active>16</active>"
				+ "<nodes>2</nodes><sockets>1</sockets><cores>4</cores><threads>2</threads></cpu>"
				+ "<memory>67108864</memory>\n");
		for (int i = 0; i < machines; i++) {
			node.append(machine("test", i));
		}
		Files.writeString(folder.resolve(name), node.append("</node>"));
		add("bench-" + machines, "test", name, machines);
	}

	/** A real libvirtd with that many machines, none of which runs. */
	void realHost(LibvirtRig rig, int machines) throws IOException {
		Path folder = Files.createDirectories(rig.configuration().resolve("qemu"));
		rig.daemon("stop");
		for (int i = 0; i < machines; i++) {
			Files.writeString(folder.resolve(name(i) + ".xml"), machine("qemu", i), StandardCharsets.UTF_8);
		}
		rig.daemon("start");
		add("real", "local", rig.socket().toString(), machines);
	}

	/** So many sessions of the administrator. */
	List<String> sessions(int count) throws IOException, InterruptedException {
		List<String> cookies = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			cookies.add(PageClient.signIn(this.weir.url(), PASSWORD));
		}
		return cookies;
	}

	/** Resident memory in MiB. */
	double rssMib() throws IOException {
		return proc("status", "VmRSS") / 1024.0;
	}

	/** Processor time so far in milliseconds. */
	double cpuMillis() throws IOException {
		String[] fields = Files.readString(Path.of("/proc/" + this.weir.pid() + "/stat"))
			.replaceAll("(?s).*\\) ", "")
			.split(" ");
		return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10.0;
	}

	static String name(int machine) {
		return "guest-%05d".formatted(machine);
	}

	/** Stops it and keeps its data. */
	Path stop() {
		this.weir.close();
		return this.weir.home();
	}

	@Override
	public void close() {
		FileSystemUtils.deleteRecursively(stop().toFile());
	}

	private long proc(String file, String field) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + this.weir.pid() + "/" + file))
			.stream()
			.filter((line) -> line.startsWith(field + ":"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

	private void add(String name, String transport, String path, int machines) {
		int before = total();
		this.api.post("/api/v1/hosts", "{\"name\": \"%s\", \"connection\": {\"transport\": \"%s\", \"path\": \"%s\"}}"
			.formatted(name, transport, path));
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> total() == before + machines);
	}

	private int total() {
		return this.api.get("/api/v1/vms?limit=1").body().get("total").asInt();
	}

	/** Half of the pretended ones run. */
	private static String machine(String driver, int index) {
		return """
				<domain type='%s' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
				  %s<name>%s</name><uuid>%s</uuid>
				  <memory unit='KiB'>2097152</memory><vcpu>2</vcpu>
				  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
				  <features><acpi/><apic/></features>
				  <devices>
				    <disk type='file' device='disk'>
				      <driver name='qemu' type='qcow2'/><source file='/var/lib/libvirt/images/%s.qcow2'/>
				      <target dev='vda' bus='virtio'/>
				    </disk>
				    <serial type='pty'/><console type='pty'/>
				    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
				    <video><model type='vga' vram='16384'/></video><memballoon model='virtio'/>
				  </devices>
				</domain>
				""".formatted(driver,
				driver.equals("test") ? "<test:runstate>" + ((index % 2 == 0) ? 1 : 5) + "</test:runstate>" : "",
				name(index), new UUID(0x57454952_0000_4000L, 0x8000_0000_0000_0000L | index), name(index));
	}

}
